"""The safety key: pressed, somebody comes, written down in a line. Nothing of it is ever deleted.

Its journal kinds begin with ``safety.`` and not with the room's name: citizens' phones and the counter
follow ``reception.`` and must not learn that an officer called for help.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from nuanchuang.catalogue.rules import scrub
from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import NotAllowed, found
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Incident, Visit
from nuanchuang.reception.refusals import IncidentOver, LineNeeded

RUNNING = (Incident.State.OPEN, Incident.State.SEEN)


def raise_alarm(*, post: Post, now: datetime) -> Incident:
    """The key. Pressed again while the window's alarm runs it changes nothing: hands shake."""
    with write():
        try:
            with transaction.atomic():
                made = Incident.objects.create(
                    hall=post.hall,
                    window=post.window,
                    officer=post.officer,
                    visit=_visit(post),
                    raised_at=now,
                )
        except IntegrityError:
            return Incident.objects.get(window=post.window, ended_at=None)
        _note(made, "raised", post.actor, now, window=post.window.number)
        return made


def _visit(post: Post) -> Visit | None:
    try:
        return access.visit_here(post)
    except queue.NobodyAtWindow:
        return None


def acknowledge(*, person: Person, incident: UUID, now: datetime) -> Incident:
    """“我去看”: the others see that somebody goes. Raises NotAllowed, NotFound, IncidentOver."""
    person.must("hear_alarm")
    with write():
        row = _of_hall(person, incident)
        if row.officer_id == person.id:
            raise NotAllowed()
        changes = {"state": Incident.State.SEEN, "seen_by": person.officer, "seen_at": now}
        if Incident.objects.filter(pk=row.pk, state=Incident.State.OPEN).update(**changes):
            _note(row, "seen", person.actor, now)
        elif row.ended_at is not None:
            raise IncidentOver()
        row.refresh_from_db()
        return row


def call_off(*, person: Person, incident: UUID, now: datetime) -> Incident:
    """“误按”: only the one who pressed may say so; the record stays.

    Raises NotFound, NotAllowed, IncidentOver."""
    with write():
        row = _of_hall(person, incident)
        if row.officer_id != person.id:
            raise NotAllowed()
        return _end(row, person, now, "called_off")


def close(*, person: Person, incident: UUID, line: str, now: datetime) -> Incident:
    """It is over; ``line`` says how it ended, scrubbed of numbers. Raises NotAllowed, NotFound, LineNeeded,
    IncidentOver."""
    person.must("close_alarm")
    said = scrub(line)
    if not said:
        raise LineNeeded()
    with write():
        return _end(_of_hall(person, incident), person, now, "closed", line=said)


def _of_hall(person: Person, incident: UUID) -> Incident:
    return found(Incident.objects.filter(pk=incident, hall=person.officer.hall_id).first())


def _end(row: Incident, person: Person, now: datetime, state: str, **changes: Any) -> Incident:
    running = Incident.objects.filter(pk=row.pk, state__in=RUNNING)
    if not running.update(state=state, ended_by=person.officer, ended_at=now, **changes):
        raise IncidentOver()
    _note(row, state, person.actor, now)
    row.refresh_from_db()
    return row


def _note(row: Incident, what: str, by: str, now: datetime, **data: object) -> None:
    record(
        hall=row.hall_id, at=now, actor=by, kind=f"safety.{what}", subject=("incident", row.id),
        cause=row.visit_id or "", **data,
    )  # fmt: skip
