"""The four ways a case ends, each with a next step for the citizen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Matter, RefusalReason, Text, deadlines
from nuanchuang.conduct import reads as conduct
from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import typed_code
from nuanchuang.promises import actions as promises
from nuanchuang.reception import briefs, care_reads, papers, reads, reasons, replies, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions.cases import note
from nuanchuang.reception.models import Case, Outcome, ReturnPass
from nuanchuang.reception.refusals import (
    CaseDecided,
    NoHomeVisit,
    NotAReason,
    UnknownDecision,
    UnknownPromise,
)


@dataclass(frozen=True)
class Choice:
    """What the officer decided. ``reason`` for refused, ``what`` and ``due`` for promised,
    ``tell_me`` when the citizen wants to hear of a change of rule.

    ``words`` is the reply of a refusal where the officer worded it, ``left_out`` why something is missing
    in it (rules.declining.LEFT_OUT_FOR)."""

    kind: str
    reason: str = ""
    what: str = ""
    due: date | None = None
    tell_me: bool = False
    words: str | None = None
    left_out: str = ""


@dataclass(frozen=True)
class Given:
    """What the citizen leaves with."""

    outcome: Outcome
    return_pass: ReturnPass | None = None


def decide(*, case: Case, post: Post, choice: Choice, now: datetime) -> Given:
    """Close a case. Raises UnknownDecision, CaseDecided, QuestionsOpen, ItemsOpen,
    SecondLookNeeded, NothingMissing, NotAReason, ReplyStopped, UnknownPromise, NoHomeVisit."""
    verb = _VERBS.get(choice.kind)
    if verb is None:
        raise UnknownDecision()
    with write():
        if not Case.objects.filter(pk=case.pk, decided=False).update(decided=True, in_hand=""):
            raise CaseDecided()
        case.decided = True
        return verb(_Setting(case, post, catalogue.matter(case.matter), now), choice)


@dataclass(frozen=True)
class _Setting:
    case: Case
    post: Post
    matter: Matter
    now: datetime

    @property
    def today(self) -> date:
        return hall_reads.today(self.case.hall, self.now)


def _done(at: _Setting, choice: Choice) -> Given:
    rules.check_done(reads.progress(at.case))
    return Given(_give(at, Outcome.Kind.DONE, _accepted(at), at.matter.after))


def _accepted(at: _Setting) -> dict[str, Any]:
    """The fee, what was received, and by when it is ready where the law allows more than the next
    working day."""
    assessed = reads.assessment(at.case)
    content: dict[str, Any] = {"fee_fen": assessed.fee_fen, **_received(at)}
    limit = assessed.limit
    if limit.days > 1:
        known = hall_reads.calendar(at.case.hall, at.today, limit.days * 3 + 30)
        ready = deadlines.last_day(at.today, limit.promised or limit.days, limit.unit, known)
        content |= {"ready_by": ready.day.isoformat(), "certain": ready.certain}
    return content


def _received(at: _Setting) -> dict[str, Any]:
    """The lines of the intake receipt; what may come later stands apart."""
    found = {row.code: row for row in at.case.items.all()}
    return papers.received(reads.assessment(at.case).items, found)


def _promised(at: _Setting, choice: Choice) -> Given:
    if choice.what not in rules.promises_for(at.matter.lane):
        raise UnknownPromise()
    zh, en, days = rules.PROMISES[choice.what]
    reckoned = hall_reads.working_day(at.case.hall, at.today, days)
    agreed = _agreed_day(at, choice)
    due = agreed or reckoned.day
    certain = agreed is not None or reckoned.certain
    promises.promise(
        hall=at.case.hall, case=at.case.id, what=choice.what, due=due, certain=certain, today=at.today,
        by=at.post.actor, now=at.now,
    )  # fmt: skip
    content = {"what": {"zh": zh, "en": en}, "due": due.isoformat(), "certain": certain, **_received(at)}
    step = conduct.sentence("promised", due=papers.day_text(due))
    if choice.what == "home_visit":
        lines = reads.progress(at.case).lines
        content |= papers.home_visit(reads.assessment(at.case).items, lines, at.case.hall, due)
        step = papers.home_visit_step(due)
    return Given(_give(at, Outcome.Kind.PROMISED, content, step))


def _agreed_day(at: _Setting, choice: Choice) -> date | None:
    """The day the officer chose; for a home visit the one a leader agreed to."""
    if choice.what != "home_visit":
        return choice.due
    day = care_reads.home_visit_of(at.case.id)
    if day is None:
        raise NoHomeVisit()
    return day


def _missing(at: _Setting, choice: Choice) -> Given:
    progress = reads.progress(at.case)
    rules.check_missing(progress)
    lines = papers.missing_lines(reads.assessment(at.case).items, progress)
    step = conduct.sentence("missing")
    outcome = _give(at, Outcome.Kind.MISSING, {"lines": lines}, step, repeated=_told_before(at.case))
    return Given(outcome, _give_pass(at))


def _told_before(case: Case) -> bool:
    """Whether the same case already had a notice on an earlier visit (an alarm: say it once)."""
    before = case.continues
    while before is not None:
        if Outcome.objects.filter(case=before, kind=Outcome.Kind.MISSING).exists():
            return True
        before = before.continues
    return False


def _give_pass(at: _Setting) -> ReturnPass:
    """Eight digits no other pass of this hall has."""
    short = typed_code()
    while ReturnPass.objects.filter(hall=at.case.hall, short=short).exists():
        short = typed_code()
    made = ReturnPass.objects.create(
        hall=at.case.hall, case=at.case, short=short,
        valid_until=rules.pass_until(at.today, at.case.hall.pass_days),
    )  # fmt: skip
    note(at.case, "pass_given", at.post.actor, at.now, until=made.valid_until)
    return made


def _refused(at: _Setting, choice: Choice) -> Given:
    found = reasons.chosen(at.case.id, at.matter, at.case.facts, choice.reason)
    if found is None:
        raise NotAReason()
    reason = found.reason
    said = replies.settle(replies.default(at.matter.code, found), choice.words, choice.left_out)
    content = {**papers.refusal(at.matter, reason, at.case.hall, at.today), **papers.said(said)}
    step = reason.cure or reason.other_ways[0]
    noted = {"words_changed": said.changed, "left_out": list(said.left_out)}
    outcome = _give(at, Outcome.Kind.REFUSED, content, step, noted=noted)
    if choice.tell_me and reason.watchable:
        _watch(at, reason)
    return Given(outcome)


def _watch(at: _Setting, reason: RefusalReason) -> None:
    grounds = {ground.id: ground.digest for ground in reason.grounds}
    promises.watch(hall=at.case.hall, case=at.case.id, grounds=grounds, by=at.post.actor, now=at.now)


def _give(
    at: _Setting, kind: Outcome.Kind, content: Mapping[str, Any], step: Text, repeated: bool = False,
    noted: Mapping[str, Any] = MappingProxyType({}),
) -> Outcome:  # fmt: skip
    full = {**papers.header(at.matter, at.case, at.post), **content}
    outcome = Outcome.objects.create(
        hall=at.case.hall, case=at.case, kind=kind, content=full, next_step={"zh": step.zh, "en": step.en},
        officer=at.post.officer, repeated=repeated, at=at.now,
    )  # fmt: skip
    told = {"differs": True} if _differs(at, kind, content) else {}
    note(at.case, "decided", at.post.actor, at.now, outcome=kind.value, repeated=repeated, **told, **noted)
    return outcome


def _differs(at: _Setting, kind: Outcome.Kind, content: Mapping[str, Any]) -> bool:
    """A colleague told this citizen otherwise: the desk pointed it out, the journal keeps that it was so."""
    badge, reason = at.post.officer.badge, content.get("reason_code", "")
    return briefs.contradicted(at.case, badge, kind.value, reason) is not None


_VERBS: Mapping[str, Callable[[_Setting, Choice], Given]] = {
    "done": _done,
    "promised": _promised,
    "missing": _missing,
    "refused": _refused,
}
