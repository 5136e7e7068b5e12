"""Cards of a hall: learned from answers, written, or put in the place of shipped words; drafted, revised,
reviewed by another pair of eyes, dropped. What was reviewed is never worded anew: a version follows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F, Max, Q, QuerySet

from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import PLACES
from nuanchuang.conduct.rules.saying import odd_places
from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import access, linting
from nuanchuang.knowledge.actions import INDEX, kept_words, note
from nuanchuang.knowledge.models import Card, Consultation
from nuanchuang.knowledge.own import forget_own
from nuanchuang.knowledge.refusals import (
    CardNotADraft,
    CardUnclear,
    DraftWaiting,
    EnglishMissing,
    NothingShipped,
    OwnCard,
    PlaceUnknown,
    ReviewDayWrong,
    WordingHeldBack,
)
from nuanchuang.knowledge.rules import standing
from nuanchuang.knowledge.rules.scrubbing import scrub
from nuanchuang.knowledge.shipped import Shipped
from nuanchuang.knowledge.shipped import library as shipped
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import NotFound

TITLE, SAY, NOTE, KEYS = 30, 300, 200, 100
USUAL = "answering"
"""The situation a fresh answer is filed under."""

DRAFT, REVIEWED, REPLACED, DROPPED = Card.State


@dataclass(frozen=True)
class Wording:
    """How a card shall read; ``situation`` only of the hall's own, ``say_en`` only of a greeting."""

    situation: str
    title: str
    say: str
    keys: str = ""
    note: str = ""
    say_en: str = ""


def scope(hall: UUID, situation: str = "") -> str:
    """Where a hall's reviewed cards are searched: all, or those of a situation."""
    return f"card:{hall.hex}:{situation}" if situation else f"card:{hall.hex}"


def draft_from(asked: Consultation, person: Person, now: datetime) -> Card:
    """The answer as a card nobody has reviewed yet; part of answering."""
    card = Card.objects.create(
        hall_id=asked.hall_id, consultation=asked, matter=asked.matter, situation=USUAL,
        title=asked.question[:TITLE], say=asked.answer, ground=asked.ground, drafted_by=person.officer,
        drafted_at=now,
    )  # fmt: skip
    note(person, "card_drafted", ("card", card.id), now)
    return card


def write_card(*, person: Person, wording: Wording, now: datetime) -> Card:
    """A card of the hall's own, without a question behind it.

    Raises NotAllowed, CardUnclear, PlaceUnknown, WordingHeldBack.
    """
    person.must("review_cards")
    return _draft(person, now, **_fit(wording))


def say_otherwise(*, person: Person, target: str, wording: Wording, now: datetime) -> Card:
    """Other words in the place of shipped ones, once somebody else has read them.

    Raises NotAllowed, NothingShipped, CardUnclear, EnglishMissing, PlaceUnknown, WordingHeldBack,
    DraftWaiting.
    """
    person.must("review_cards")
    instead = _shipped(target)
    return _draft(person, now, **_instead(person, instead), **_fit(wording, instead))


def put_to_rest(*, person: Person, target: str, now: datetime) -> Card:
    """Shipped words that this hall does not say, once somebody else agrees.

    Raises NotAllowed, NothingShipped, DraftWaiting.
    """
    person.must("review_cards")
    instead = _shipped(target)
    words = {"situation": instead.situations[0], **instead.words()}
    return _draft(person, now, rest=True, **_instead(person, instead), **words)


def _shipped(target: str) -> Shipped:
    found = shipped().get(target)
    if found is None:
        raise NothingShipped()
    return found


def _instead(person: Person, instead: Shipped) -> dict[str, Any]:
    """What a card in the place of shipped words keeps of them."""
    rows = Card.objects.filter(hall=person.officer.hall_id, replaces=instead.target)
    return {
        "replaces": instead.target, "shipped": instead.words(), "ground": instead.ground,
        "before": rows.filter(state=REVIEWED).first(), "version": _next_version(rows),
    }  # fmt: skip


def _next_version(rows: QuerySet[Card]) -> int:
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def _draft(person: Person, now: datetime, **values: Any) -> Card:
    """One draft waits for a review at a time."""
    try:
        with write():
            card = Card.objects.create(
                hall=person.officer.hall, drafted_by=person.officer, drafted_at=now, **values
            )
            note(person, "card_drafted", ("card", card.id), now, **_what(card))
            return card
    except IntegrityError:
        raise DraftWaiting() from None


def _what(card: Card) -> dict[str, str]:
    """The name of the shipped words for the journal, where the card stands in their place."""
    return {"replaces": card.replaces} if card.replaces else {}


def revise_card(*, person: Person, card: UUID, wording: Wording, now: datetime) -> Card:
    """Word it better, for somebody else to review. A draft is reworded itself; what is in use stays in use
    until the new version is reviewed.

    Raises NotAllowed, NotFound, CardUnclear, EnglishMissing, PlaceUnknown, WordingHeldBack, CardNotADraft,
    DraftWaiting.
    """
    found = access.card(person, card)
    words = _fit(wording, shipped().get(found.replaces), bool(found.ground))
    if found.state == REVIEWED:
        return _draft(person, now, **_following(found), **words)
    with write():
        rows = Card.objects.filter(pk=found.pk, state=DRAFT)
        if not rows.update(
            version=F("version") + 1, drafted_by=person.officer, drafted_at=now, rest=False,
            shipped=_shipped_words(found), **words,
        ):  # fmt: skip
            raise CardNotADraft()
        found.refresh_from_db()
        note(person, "card_revised", ("card", found.id), now, version=found.version)
        return found


def _following(found: Card) -> dict[str, Any]:
    """What a new version keeps of the one in use."""
    same = Q(hall=found.hall_id, replaces=found.replaces) if found.replaces else Q(pk=found.pk)
    return {
        "before": found, "version": _next_version(Card.objects.filter(same)), "matter": found.matter,
        "ground": found.ground, "replaces": found.replaces, "shipped": _shipped_words(found),
    }  # fmt: skip


def _shipped_words(found: Card) -> dict[str, str]:
    """As they read now; as they last read when the release has them no longer."""
    now = shipped().get(found.replaces)
    words: dict[str, str] = found.shipped
    return now.words() if now else words


def _fit(wording: Wording, instead: Shipped | None = None, grounded: bool = False) -> dict[str, str]:
    """The words as they are kept; raises what keeps them from being said."""
    title, say = (kept_words(text, longest, CardUnclear).text
                  for text, longest in ((wording.title, TITLE), (wording.say, SAY)))  # fmt: skip
    keys, more, english = (scrub(text).text for text in (wording.keys, wording.note, wording.say_en))
    situation = instead.situations[0] if instead else wording.situation
    too_long = len(keys) > KEYS or len(more) > NOTE or len(english) > SAY
    if situation not in conduct.library().situations or too_long:
        raise CardUnclear()
    _places(say + more, greeting=bool(instead and instead.greeting))
    if instead and instead.greeting and not english:
        raise EnglishMissing()
    _said_well(say, situation, instead, grounded)
    return {
        "situation": situation, "title": title, "say": say, "keys": keys, "note": more, "say_en": english,
    }  # fmt: skip


def _places(text: str, *, greeting: bool) -> None:
    """A place nothing fills would be read aloud as it stands. Raises PlaceUnknown."""
    odd = odd_places(text, () if greeting else PLACES)
    if odd:
        raise PlaceUnknown(what="、".join(odd))


def _said_well(say: str, situation: str, instead: Shipped | None, grounded: bool) -> None:
    looked = linting.look(say, situation, instead, grounded or bool(instead and instead.ground))
    if looked.stops:
        said = [f"“{each.span}”" for each in looked.stopping]
        raise WordingHeldBack(looked, what="、".join([*said, *(f"缺{need.zh}" for need in looked.missing)]))


def review_card(*, person: Person, card: UUID, version: int, review_by: date, now: datetime) -> Card:
    """Good to use until ``review_by``; ``version`` is the one that was read. It may be read again later.

    Raises NotAllowed, NotFound, OwnCard, ReviewDayWrong, CardNotADraft, WordingHeldBack.
    """
    found = access.card(person, card)
    if found.drafted_by_id == person.id:
        raise OwnCard()
    if not standing.review_day_fits(review_by, hall_reads.today(found.hall, now)):
        raise ReviewDayWrong()
    if not found.rest:
        _said_well(found.say, found.situation, shipped().get(found.replaces), bool(found.ground))
    with write():
        _out_of_use(_in_use_before(found), REPLACED)
        as_read = Card.objects.filter(pk=found.pk, version=version, state__in=(DRAFT, REVIEWED))
        if not as_read.update(
            state=REVIEWED, reviewed_by=person.officer, reviewed_at=now, review_by=review_by
        ):
            raise CardNotADraft()
        found.refresh_from_db()
        _into_use(found)
        note(
            person, "card_reviewed", ("card", found.id), now, version=version, review_by=review_by,
            **_what(found),
        )  # fmt: skip
        return found


def _in_use_before(found: Card) -> QuerySet[Card]:
    """The version in use that this one follows."""
    same = Q(pk=found.before_id)
    if found.replaces:
        same |= Q(hall=found.hall_id, replaces=found.replaces)
    return Card.objects.filter(same, state=REVIEWED).exclude(pk=found.pk)


def _into_use(card: Card) -> None:
    """Found from now on by its words, anywhere and in each of its situations; a greeting is not looked up."""
    instead = shipped().get(card.replaces)
    if not card.rest and not (instead and instead.greeting):
        for place in _scopes(card):
            INDEX.put(place, card.id, f"{card.title}。{card.say}。{card.keys}")
    forget_own()


def _out_of_use(rows: QuerySet[Card], state: str) -> int:
    """Those of these rows that were still in use or waiting, and are not any more."""
    ended: Iterable[Card] = list(rows)
    for card in ended:
        for place in _scopes(card):
            INDEX.drop(place, card.id)
    forget_own()
    return rows.update(state=state)


def _scopes(card: Card) -> list[str]:
    instead = shipped().get(card.replaces)
    where = dict.fromkeys([card.situation, *(instead.situations if instead else ())])
    return [scope(card.hall_id, each) for each in ("", *where)]


def drop_card(*, person: Person, card: UUID, now: datetime) -> Card:
    """Not to be used; it stays in the record. What stood in the place of shipped words gives way to them.

    Raises NotAllowed, NotFound, CardNotADraft.
    """
    found = access.card(person, card)
    with write():
        if not _out_of_use(Card.objects.filter(pk=found.pk, state__in=(DRAFT, REVIEWED)), DROPPED):
            raise CardNotADraft()
        note(person, "card_dropped", ("card", found.id), now, **_what(found))
        found.refresh_from_db()
        return found


def back_to_shipped(*, person: Person, target: str, now: datetime) -> None:
    """The shipped words again, from this moment. Raises NotAllowed, NotFound when they are in force."""
    person.must("review_cards")
    rows = Card.objects.filter(hall=person.officer.hall_id, replaces=target, state=REVIEWED)
    in_force = rows.first() if target else None
    if in_force is None:
        raise NotFound()
    drop_card(person=person, card=in_force.id, now=now)
