"""The reply of a refusal as the desk shows it: prefilled, looked at, with what to put in."""

from datetime import date
from typing import Any

from nuanchuang.platform.refusals import found
from nuanchuang.reception import papers, reasons, replies
from nuanchuang.reception.access import Post
from nuanchuang.reception.reads import CaseView
from nuanchuang.reception.reasons import Chosen
from nuanchuang.reception.rules import declining
from nuanchuang.reception.rules.declining import Reply
from nuanchuang.web import papers as shown_papers
from nuanchuang.web import words
from nuanchuang.web.desk.asked import Asked
from nuanchuang.web.wording import Found, Lacking


def panel(post: Post, case: CaseView, wish: Asked, today: date) -> dict[str, Any]:
    """desk/refuse.html: the words as they stand, what is found in them, and everything owed beside them.

    Raises NotFound for what is no reason.
    """
    chosen = _chosen(case, wish.reason)
    reply = replies.default(case.matter.code, chosen)
    said = reply.text.zh if wish.words is None else wish.words
    owed = papers.refusal(case.matter, chosen.reason, post.hall, today) | {"face_saving": None}
    return {
        "view": "desk/refuse.html", "reason": chosen.reason, "refused": shown_papers.refused(owed),
        "said": said, "length": declining.LENGTH, "stopped": wish.stopped, "tell_me": wish.tell_me,
        **looked(said, reply, wish.left_out), "focus": True,
    }  # fmt: skip


def looked(said: str, reply: Reply, left_out: str) -> dict[str, Any]:
    """desk/reply_found.html: what the lint finds in a reply."""
    report = replies.look_at(said)
    lacking = tuple(Lacking(need.id, need.zh, need.why, reply.line(need.id)) for need in report.missing)
    hidden = declining.hidden(said, reply)
    return {
        "found": Found(
            report.findings, declining.held(report), lacking, tuple(need.zh for need in report.misordered),
            words.hidden(hidden),
        ),
        "left_out": left_out, "whys": words.LEFT_OUT.items(), "focus": False,
    }  # fmt: skip


def reply_to(case: CaseView, code: str) -> Reply:
    """The reply of one of the case's reasons; raises NotFound."""
    return replies.default(case.matter.code, _chosen(case, code))


def _chosen(case: CaseView, code: str) -> Chosen:
    return found(reasons.chosen(case.id, case.matter, case.facts, code))
