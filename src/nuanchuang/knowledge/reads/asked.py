"""Questions put to superiors, as the asker and the leaders see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Ground, Text
from nuanchuang.knowledge import access
from nuanchuang.knowledge.models import Consultation
from nuanchuang.knowledge.rules.standing import Timer, timer
from nuanchuang.people.access import Person

OPEN, ANSWERED, _ = Consultation.State


@dataclass(frozen=True)
class Asking:
    """A question with how long it waits, and its answer where there is one.

    ``taken`` once the asker has read the answer; ``own`` for whoever looks and asked it.
    """

    id: UUID
    case: UUID
    code: str
    matter: Text
    question: str
    options: tuple[str, ...]
    asker: str
    own: bool
    asked_at: datetime
    due_at: datetime
    timer: Timer
    state: str
    choice: int | None
    answer: str
    ground: Ground | None
    answered_by: str
    ended_at: datetime | None
    taken: bool


@dataclass(frozen=True)
class AtTheDesk:
    """What a bar tells: questions under way, answers not read yet, how many wait longer than the target."""

    waiting: int
    answered: int
    overdue: int = 0


def title(matter: str) -> Text:
    """The name of a matter; its code where the catalogue knows it no longer."""
    found = catalogue.library().matters.get(matter)
    return found.title if found else Text(matter, matter)


def grounds(matter: str) -> list[Ground]:
    """Every ground the catalogue has for a matter, each once: what an answer may rest on."""
    found = catalogue.library().matters.get(matter)
    if found is None:
        return []
    parts = (*found.materials, *found.reasons, *found.not_reasons, *found.who, *found.notes, found.fee)
    return list({ground.id: ground for part in parts for ground in part.grounds}.values())


def waiting(person: Person, now: datetime) -> AtTheDesk:
    """What a leader's bar tells: how many wait for them, and how many of these longer than the target."""
    rows = Consultation.objects.filter(hall=person.officer.hall_id, state=OPEN).exclude(asker=person.id)
    due = list(rows.values_list("due_at", flat=True))
    return AtTheDesk(len(due), 0, sum(each < now for each in due))


def at_the_desk(officer: UUID) -> AtTheDesk:
    """One query: the bar is asked for with every hint."""
    rows = Consultation.objects.filter(asker=officer, taken_at=None).values_list("state", flat=True)
    states = list(rows)
    return AtTheDesk(states.count(OPEN), states.count(ANSWERED))


def mine(person: Person, now: datetime, limit: int = 20) -> list[Asking]:
    """What this officer asked: answers not read first, then what waits, then the latest."""
    rows = Consultation.objects.filter(asker=person.id).order_by("-asked_at")[:limit]
    order: dict[str, int] = {ANSWERED: 0, OPEN: 1}
    found = _askings(rows.select_related("asker", "answered_by"), person, now)
    return sorted(found, key=lambda each: 2 if each.taken else order.get(each.state, 2))


def answers_not_read(person: Person, now: datetime) -> list[Asking]:
    """Answers this officer has not taken note of, the oldest first."""
    rows = Consultation.objects.filter(asker=person.id, state=ANSWERED, taken_at=None).order_by("ended_at")
    return _askings(rows.select_related("asker", "answered_by"), person, now)


def question(person: Person, consultation: UUID, now: datetime) -> Asking:
    """One of one's own. Raises NotAllowed, NotFound."""
    return _askings([access.own_consultation(person, consultation)], person, now)[0]


def open_questions(person: Person, now: datetime) -> list[Asking]:
    """What waits for a leader of the hall, the longest waiting first."""
    rows = Consultation.objects.filter(hall=person.officer.hall_id, state=OPEN).order_by("asked_at")
    return _askings(rows.select_related("asker", "answered_by"), person, now)


def answered(person: Person, now: datetime, limit: int = 20) -> list[Asking]:
    """What was answered last."""
    rows = Consultation.objects.filter(hall=person.officer.hall_id, state=ANSWERED).order_by("-ended_at")
    return _askings(rows.select_related("asker", "answered_by")[:limit], person, now)


def by_ids(ids: list[UUID], person: Person, now: datetime) -> list[Asking]:
    """Those that were found, in the order they were found in."""
    rows = Consultation.objects.filter(pk__in=ids).select_related("asker", "answered_by")
    found = {each.id: each for each in _askings(rows, person, now)}
    return [found[each] for each in ids if each in found]


def _askings(rows: Iterable[Consultation], person: Person, now: datetime) -> list[Asking]:
    return [_asking(row, person, now) for row in rows]


def _asking(row: Consultation, person: Person, now: datetime) -> Asking:
    return Asking(
        id=row.id, case=row.case, code=row.matter, matter=title(row.matter), question=row.question,
        options=tuple(row.options), asker=row.asker.badge, own=row.asker_id == person.id,
        asked_at=row.asked_at, due_at=row.due_at, timer=timer(row.asked_at, row.due_at, row.ended_at or now),
        state=row.state, choice=row.choice, answer=row.answer,
        ground=catalogue.library().grounds.get(row.ground),
        answered_by=row.answered_by.badge if row.answered_by else "", ended_at=row.ended_at,
        taken=row.taken_at is not None,
    )  # fmt: skip
