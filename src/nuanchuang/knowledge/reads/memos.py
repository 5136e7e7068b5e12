"""Memos that fit a case, and everything the hall has written, by its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Text
from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge.actions import INDEX, cards, consultations, memos
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Memo
from nuanchuang.knowledge.reads import asked, learned
from nuanchuang.knowledge.rules.similar import SHOWN, Noted, Wanted, similar
from nuanchuang.people.access import Person

WEIGHED = 300
"""The newest memos of a matter that are compared."""

OTHERS = 100
"""Memos that share words with the case, the newest, compared where its matter has too few of its own."""

FOUND = 12
"""Of each kind at once: more are not read while somebody waits."""


@dataclass(frozen=True)
class MemoLine:
    """A memo as a colleague reads it, with the questions and answers it was written for; ``removable`` for
    its author and for those who may strike it."""

    id: UUID
    matter: Text
    text: str
    answers: tuple[tuple[Text, Text], ...]
    author: str
    at: datetime
    own: bool
    removable: bool


@dataclass(frozen=True)
class Finds:
    """What was found, the newest first of each kind."""

    memos: list[MemoLine]
    answers: list[asked.Asking]
    cards: list[learned.CardLine]


def similar_memos(person: Person, about: About) -> list[MemoLine]:
    """The memos that fit this case best, at most five."""
    hall = person.officer.hall_id
    matter = catalogue.matter(about.matter)
    answers = [option.label.zh for question in matter.questions
               if (option := question.option(about.facts.get(question.code, "")))]  # fmt: skip
    words = "".join((matter.title.zh, *answers))
    facts = frozenset(f"{code}={answer}" for code, answer in about.facts.items())
    best = similar(Wanted(about.matter, facts, words), _candidates(hall, about.matter, words))
    return _by_ids(person, best)


def _candidates(hall: UUID, matter: str, words: str) -> list[Noted[UUID]]:
    kept = Memo.objects.filter(hall=hall, matter=matter, state=Memo.State.KEPT)
    columns = ("id", "matter", "facts", "text")
    rows = list(kept.order_by("-id").values_list(*columns)[:WEIGHED])
    if len(rows) < SHOWN:  # with enough of the matter's own no other would be shown
        others = INDEX.alike(memos.scope(hall), words, OTHERS)
        # By key alone: with the hall beside it SQLite would walk all its memos. The scope is the hall's.
        found = Memo.objects.filter(pk__in=others).order_by("-id").values_list(*columns)
        rows += [row for row in found if row[1] != matter]
    return [Noted(row[0], row[1], frozenset(row[2]), row[3]) for row in rows]


def find(person: Person, needle: str, now: datetime, limit: int = FOUND) -> Finds:
    """Memos, answered questions and reviewed cards of the hall that contain the needle. Raises TooShort."""
    person.must("serve")
    hall = person.officer.hall
    ids = {kind: INDEX.find(kind.scope(hall.id), needle, limit) for kind in (memos, consultations, cards)}
    return Finds(
        _by_ids(person, ids[memos]), asked.by_ids(ids[consultations], person, now),
        learned.by_ids(ids[cards], hall_reads.today(hall, now)),
    )  # fmt: skip


def _by_ids(person: Person, ids: Iterable[UUID]) -> list[MemoLine]:
    """In the order given. By key alone, as above: what was found is the hall's and in use."""
    wanted = list(ids)
    rows = Memo.objects.filter(pk__in=wanted).select_related("author")
    strikes = person.may("strike_memos")
    found = {row.id: _line(row, person.id, strikes) for row in rows}
    return [found[each] for each in wanted if each in found]


def _line(row: Memo, looker: UUID, strikes: bool) -> MemoLine:
    own = row.author_id == looker
    answers = tuple(_answers(row))
    return MemoLine(
        row.id, asked.title(row.matter), row.text, answers, row.author.badge, row.at, own, own or strikes
    )


def _answers(row: Memo) -> Iterable[tuple[Text, Text]]:
    """The answers it was written for, in words; those the catalogue asks no longer are left out."""
    matter = catalogue.library().matters.get(row.matter)
    for fact in row.facts if matter else ():
        code, _, answer = fact.partition("=")
        question = matter.question(code) if matter else None
        option = question.option(answer) if question else None
        if question and option:
            yield question.ask, option.label
