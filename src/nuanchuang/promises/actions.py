"""Verbs of promises: promise, watch, and tell the watchers."""

from datetime import date, datetime
from uuid import UUID

from nuanchuang.hall.models import Hall
from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.journal.reads import details
from nuanchuang.journal.rules import Entry
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import Refusal
from nuanchuang.promises.models import Promise, Watch


class DueDatePassed(Refusal):
    """A promise for a day that is not ahead."""

    code = "due-date-passed"
    status = 422
    sentence = "答复日期要在今天或以后。请重新选日期。"


def promise(
    *, hall: Hall, case: UUID, what: str, due: date, certain: bool, today: date, by: str, now: datetime
) -> Promise:
    """Promise something for a date; raises DueDatePassed."""
    if due < today:
        raise DueDatePassed()
    with write():
        made = Promise.objects.create(hall=hall, case=case, what=what, due=due, certain=certain, made_at=now)
        record(
            hall=hall.id, at=now, actor=by, kind="promises.made", subject=("promise", made.id), cause=case,
            what=what, due=due,
        )  # fmt: skip
        return made


def watch(*, hall: Hall, case: UUID, grounds: dict[str, str], by: str, now: datetime) -> Watch:
    """Remember that this citizen wants to hear when one of these grounds changes."""
    with write():
        made = Watch.objects.create(hall=hall, case=case, grounds=grounds, since=now)
        record(
            hall=hall.id,
            at=now,
            actor=by,
            kind="promises.watch_opened",
            subject=("watch", made.id),
            cause=case,
        )
        return made


def tell_watchers(entry: Entry, now: datetime) -> None:
    """Follower of ``catalogue.released``: tell each open watch whose ground changed, once."""
    changed = set(details(entry).get("changed", []))
    for each in Watch.objects.filter(told_at=None):
        if changed & set(each.grounds):
            _tell(each, now)


def _tell(each: Watch, now: datetime) -> None:
    if Watch.objects.filter(pk=each.pk, told_at=None).update(told_at=now):
        record(
            hall=each.hall_id, at=now, actor=SYSTEM, kind="promises.watcher_told", subject=("watch", each.id),
            cause=each.case,
        )  # fmt: skip
