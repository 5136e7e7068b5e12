"""Own errors, put right first and then told; looks back, the officer's own until shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.journal.actions import record
from nuanchuang.knowledge import access
from nuanchuang.knowledge.actions import kept_words
from nuanchuang.knowledge.models import LookBack, OwnError
from nuanchuang.knowledge.refusals import AlreadySent, LookBackEmpty, NotPutRight, ReportEmpty
from nuanchuang.knowledge.rules.scrubbing import says_something, scrub
from nuanchuang.knowledge.rules.standing import REPORT_WITHIN
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write

LINE, ANSWER, QUESTIONS = 200, 300, 5
SOMEBODY = "officer"
"""The journal's actor: who owns up or looks back must not be counted there."""


@dataclass(frozen=True)
class Report:
    """What happened, what was put right at once, what would keep it from happening again."""

    happened: str
    fixed: str = ""
    prevent: str = ""


def note_error(*, person: Person, report: Report, now: datetime) -> OwnError:
    """Note an own error; nobody else reads it before it is sent. Raises NotAllowed, ReportEmpty."""
    person.must("serve")
    words = _report(report)
    with write():
        made = OwnError.objects.create(
            hall=person.officer.hall, author=person.officer, noted_at=now, due_at=now + REPORT_WITHIN, **words
        )
        _note(person, "error_noted", ("own_error", made.id), now)
        return made


def send_error(*, person: Person, error: UUID, report: Report, now: datetime) -> OwnError:
    """Tell the leaders: what was put right stands first. Raises NotAllowed, NotFound, ReportEmpty,
    NotPutRight, AlreadySent."""
    found = access.own_error(person, error)
    words = _report(report)
    if not says_something(words["fixed"]):
        raise NotPutRight()
    with write():
        if not OwnError.objects.filter(pk=found.pk, sent_at=None).update(sent_at=now, **words):
            raise AlreadySent()
        _note(person, "error_sent", ("own_error", found.id), now, in_time=now <= found.due_at)
        found.refresh_from_db()
        return found


def _report(report: Report) -> dict[str, str]:
    """The three lines as they may be kept; only the first must say something."""
    words = {"happened": kept_words(report.happened, LINE, ReportEmpty).text,
             "fixed": scrub(report.fixed).text, "prevent": scrub(report.prevent).text}  # fmt: skip
    if any(len(each) > LINE for each in words.values()):
        raise ReportEmpty()
    return words


def look_back(*, person: Person, answers: Sequence[str], now: datetime) -> LookBack:
    """Write five answers down for oneself. Raises NotAllowed, LookBackEmpty."""
    person.must("serve")
    words = _answers(answers)
    with write():
        made = LookBack.objects.create(hall=person.officer.hall, author=person.officer, answers=words, at=now)
        _note(person, "look_back_written", ("look_back", made.id), now)
        return made


def rewrite_look_back(*, person: Person, look: UUID, answers: Sequence[str], now: datetime) -> LookBack:
    """Word it anew while it is still one's own. Raises NotAllowed, NotFound, LookBackEmpty, AlreadySent."""
    found = access.own_look_back(person, look)
    return _change(found, person, "look_back_rewritten", now, answers=_answers(answers))


def share_look_back(*, person: Person, look: UUID, now: datetime) -> LookBack:
    """Let leaders and trainers read it. Raises NotAllowed, NotFound, AlreadySent."""
    return _change(access.own_look_back(person, look), person, "look_back_shared", now, shared_at=now)


def _change(found: LookBack, person: Person, what: str, now: datetime, **values: object) -> LookBack:
    with write():
        if not LookBack.objects.filter(pk=found.pk, shared_at=None).update(**values):
            raise AlreadySent()
        _note(person, what, ("look_back", found.id), now)
        found.refresh_from_db()
        return found


def _answers(answers: Sequence[str]) -> list[str]:
    """Exactly five, in the order of the questions; at least one says something."""
    words = [scrub(each).text for each in (*answers, *[""] * QUESTIONS)[:QUESTIONS]]
    if not any(map(says_something, words)) or any(len(each) > ANSWER for each in words):
        raise LookBackEmpty()
    return words


def _note(person: Person, what: str, subject: tuple[str, object], now: datetime, **data: object) -> None:
    hall = person.officer.hall_id
    record(hall=hall, at=now, actor=SOMEBODY, kind=f"knowledge.{what}", subject=subject, **data)
