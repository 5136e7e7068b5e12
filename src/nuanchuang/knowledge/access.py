"""The only ways to what was written: of one's own hall, and where it is private of one's own hand."""

from uuid import UUID

from nuanchuang.knowledge.models import Card, Consultation, LookBack, Memo, OwnError
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import found


def memo(person: Person, memo_id: UUID) -> Memo:
    """A memo of the hall, withdrawn or not; raises NotAllowed, NotFound."""
    person.must("serve")
    return found(Memo.objects.filter(pk=memo_id, hall=person.officer.hall_id).first())


def own_consultation(person: Person, consultation_id: UUID) -> Consultation:
    """A question this officer asked; raises NotAllowed, NotFound."""
    person.must("serve")
    return found(Consultation.objects.filter(pk=consultation_id, asker=person.id).first())


def consultation_to_answer(person: Person, consultation_id: UUID) -> Consultation:
    """A question put to the leaders of the hall; raises NotAllowed, NotFound."""
    person.must("answer_consultations")
    rows = Consultation.objects.filter(pk=consultation_id, hall=person.officer.hall_id)
    return found(rows.select_related("hall").first())


def card(person: Person, card_id: UUID) -> Card:
    """A card of the hall, in whatever state, to work on; raises NotAllowed, NotFound."""
    person.must("review_cards")
    return found(Card.objects.filter(pk=card_id, hall=person.officer.hall_id).select_related("hall").first())


def own_error(person: Person, error_id: UUID) -> OwnError:
    """A report of this officer's own; raises NotAllowed, NotFound."""
    person.must("serve")
    return found(OwnError.objects.filter(pk=error_id, author=person.id).first())


def own_look_back(person: Person, look_id: UUID) -> LookBack:
    """A look back of this officer's own; raises NotAllowed, NotFound."""
    person.must("serve")
    return found(LookBack.objects.filter(pk=look_id, author=person.id).first())
