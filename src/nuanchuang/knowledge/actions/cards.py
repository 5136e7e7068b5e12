"""Cards learned from answers: drafted, revised, reviewed by another pair of eyes, dropped."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import access
from nuanchuang.knowledge.actions import INDEX, kept_words, note
from nuanchuang.knowledge.models import Card, Consultation
from nuanchuang.knowledge.refusals import CardNotADraft, CardUnclear, OwnCard, ReviewDayWrong
from nuanchuang.knowledge.rules import standing
from nuanchuang.knowledge.rules.scrubbing import scrub
from nuanchuang.knowledge.rules.situations import SITUATIONS, USUAL
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write

TITLE, SAY, KEYS = 30, 300, 100
DRAFT, REVIEWED, DROPPED = Card.State


@dataclass(frozen=True)
class Wording:
    """How a card shall read."""

    situation: str
    title: str
    say: str
    keys: str = ""


def scope(hall: UUID) -> str:
    """Where a hall's reviewed cards are searched."""
    return f"card:{hall.hex}"


def draft_from(asked: Consultation, person: Person, now: datetime) -> Card:
    """The answer as a card nobody has reviewed yet; part of answering."""
    card = Card.objects.create(
        hall_id=asked.hall_id, consultation=asked, matter=asked.matter, situation=USUAL,
        title=asked.question[:TITLE], say=asked.answer, ground=asked.ground, drafted_by=person.officer,
        drafted_at=now,
    )  # fmt: skip
    note(person, "card_drafted", ("card", card.id), now)
    return card


def revise_card(*, person: Person, card: UUID, wording: Wording, now: datetime) -> Card:
    """Word it better: a draft again, one version on, for somebody else to review.

    Raises NotAllowed, NotFound, CardUnclear.
    """
    found = access.card(person, card)
    title, say = (kept_words(text, longest, CardUnclear).text
                  for text, longest in ((wording.title, TITLE), (wording.say, SAY)))  # fmt: skip
    keys = scrub(wording.keys).text
    if wording.situation not in SITUATIONS or len(keys) > KEYS:
        raise CardUnclear()
    with write():
        Card.objects.filter(pk=found.pk).update(
            situation=wording.situation, title=title, say=say, keys=keys, state=DRAFT,
            version=F("version") + 1, drafted_by=person.officer, drafted_at=now, reviewed_by=None,
            reviewed_at=None, review_by=None,
        )  # fmt: skip
        INDEX.drop(scope(found.hall_id), found.id)
        found.refresh_from_db()
        note(person, "card_revised", ("card", found.id), now, version=found.version)
        return found


def review_card(*, person: Person, card: UUID, version: int, review_by: date, now: datetime) -> Card:
    """Good to use until ``review_by``; ``version`` is the one that was read. It may be read again later.

    Raises NotAllowed, NotFound, OwnCard, ReviewDayWrong, CardNotADraft.
    """
    found = access.card(person, card)
    if found.drafted_by_id == person.id:
        raise OwnCard()
    if not standing.review_day_fits(review_by, hall_reads.today(found.hall, now)):
        raise ReviewDayWrong()
    with write():
        as_read = Card.objects.filter(pk=found.pk, version=version).exclude(state=DROPPED)
        if not as_read.update(
            state=REVIEWED, reviewed_by=person.officer, reviewed_at=now, review_by=review_by
        ):
            raise CardNotADraft()
        found.refresh_from_db()
        INDEX.put(scope(found.hall_id), found.id, f"{found.title}。{found.say}。{found.keys}")
        note(person, "card_reviewed", ("card", found.id), now, version=version, review_by=review_by)
        return found


def drop_card(*, person: Person, card: UUID, now: datetime) -> Card:
    """Not to be used; it stays in the record. Raises NotAllowed, NotFound, CardNotADraft."""
    found = access.card(person, card)
    with write():
        if not Card.objects.filter(pk=found.pk).exclude(state=DROPPED).update(state=DROPPED):
            raise CardNotADraft()
        INDEX.drop(scope(found.hall_id), found.id)
        note(person, "card_dropped", ("card", found.id), now)
        found.refresh_from_db()
        return found
