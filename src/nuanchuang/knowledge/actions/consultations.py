"""Asking upwards: a question with its options, withdrawn, answered, taken. An answer drafts a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.knowledge import access
from nuanchuang.knowledge.actions import INDEX, kept_words, note
from nuanchuang.knowledge.actions.cards import draft_from
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Consultation
from nuanchuang.knowledge.refusals import (
    AnswerEmpty,
    ConsultationOver,
    OptionsWrong,
    OwnConsultation,
    QuestionEmpty,
    StillOpen,
    UnknownGround,
)
from nuanchuang.knowledge.rules import standing
from nuanchuang.knowledge.rules.scrubbing import scrub
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write

LENGTH = 300
OPEN, ANSWERED, WITHDRAWN = Consultation.State


@dataclass(frozen=True)
class Asked:
    """What was asked, and the kinds of what was hidden in it."""

    consultation: Consultation
    hidden: tuple[str, ...]


@dataclass(frozen=True)
class Reply:
    """What a leader says: the place of an option (0: the first), words, or both; a ground if there is one."""

    choice: int | None = None
    words: str = ""
    ground: str = ""


def scope(hall: UUID) -> str:
    """Where a hall's questions and answers are searched."""
    return f"consultation:{hall.hex}"


def consult(*, person: Person, about: About, question: str, options: Sequence[str], now: datetime) -> Asked:
    """Ask the duty leader about a case. Raises NotAllowed, QuestionEmpty, OptionsWrong."""
    person.must("serve")
    words = kept_words(question, LENGTH, QuestionEmpty)
    scrubbed = [scrub(each) for each in options]
    ways = standing.options([each.text for each in scrubbed])
    if ways is None:
        raise OptionsWrong()
    hidden = dict.fromkeys(kind for each in (words, *scrubbed) for kind in each.hidden)
    with write():
        asked = Consultation.objects.create(
            hall=person.officer.hall, case=about.case, matter=about.matter, question=words.text,
            options=list(ways), asker=person.officer, asked_at=now, due_at=now + standing.TARGET,
        )  # fmt: skip
        note(person, "consultation_asked", ("consultation", asked.id), now, matter=asked.matter)
        return Asked(asked, tuple(hidden))


def withdraw(*, person: Person, consultation: UUID, now: datetime) -> Consultation:
    """It has settled itself. Raises NotAllowed, NotFound, ConsultationOver."""
    asked = access.own_consultation(person, consultation)
    with write():
        _end(asked, state=WITHDRAWN, ended_at=now, taken_at=now)
        note(person, "consultation_withdrawn", ("consultation", asked.id), now)
        return asked


def answer(*, person: Person, consultation: UUID, reply: Reply, now: datetime) -> Consultation:
    """Answer with one of the options, in words, or both; the answer becomes a draft card.

    Raises NotAllowed, NotFound, OwnConsultation, ConsultationOver, AnswerEmpty, UnknownGround.
    """
    asked = access.consultation_to_answer(person, consultation)
    if asked.asker_id == person.id:
        raise OwnConsultation()
    said = _said(asked, reply)
    if reply.ground and reply.ground not in catalogue.library().grounds:
        raise UnknownGround()
    with write():
        _end(
            asked, state=ANSWERED, choice=reply.choice, answer=said, ground=reply.ground,
            answered_by=person.officer, ended_at=now,
        )  # fmt: skip
        INDEX.put(scope(asked.hall_id), asked.id, f"{asked.question}。{said}")
        minutes = standing.timer(asked.asked_at, asked.due_at, now).minutes
        note(person, "consultation_answered", ("consultation", asked.id), now, minutes=minutes)
        draft_from(asked, person, now)
        return asked


def _said(asked: Consultation, reply: Reply) -> str:
    """The option's words and the leader's own, one after the other."""
    if reply.choice is not None and not 0 <= reply.choice < len(asked.options):
        raise AnswerEmpty()
    option = [] if reply.choice is None else [asked.options[reply.choice].rstrip("。")]
    own = [kept_words(reply.words, LENGTH, AnswerEmpty).text] if reply.words.strip() else []
    said = "。".join([*option, *own])
    if not 0 < len(said) <= LENGTH:
        raise AnswerEmpty()
    return said


def take(*, person: Person, consultation: UUID, now: datetime) -> Consultation:
    """The officer has read the answer: it leaves the desk's bar. Taking it again changes nothing.

    Raises NotAllowed, NotFound, StillOpen.
    """
    asked = access.own_consultation(person, consultation)
    with write():
        if Consultation.objects.filter(pk=asked.pk, state=ANSWERED, taken_at=None).update(taken_at=now):
            note(person, "consultation_taken", ("consultation", asked.id), now)
        asked.refresh_from_db()
        if asked.state == OPEN:
            raise StillOpen()
        return asked


def _end(asked: Consultation, **values: object) -> None:
    """Only an open one ends: a withdrawal and an answer may come at once."""
    if not Consultation.objects.filter(pk=asked.pk, state=OPEN).update(**values):
        raise ConsultationOver()
    asked.refresh_from_db()
