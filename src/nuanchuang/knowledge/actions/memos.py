"""A line for the next case of this kind: written, taken back by its author, struck by a leader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.knowledge import access
from nuanchuang.knowledge.actions import INDEX, kept_words, note
from nuanchuang.knowledge.models import Memo
from nuanchuang.knowledge.refusals import MemoEmpty, MemoGone, MemoNotYours
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write

LENGTH = 200
KEPT, WITHDRAWN, STRUCK = Memo.State


@dataclass(frozen=True)
class About:
    """The case something is written on, one of the hall's; ``facts`` maps question to answer."""

    case: UUID
    matter: str
    facts: dict[str, str]


@dataclass(frozen=True)
class Written:
    """What was kept, and the kinds of what was hidden in it (rules.scrubbing)."""

    memo: Memo
    hidden: tuple[str, ...]


def scope(hall: UUID) -> str:
    """Where a hall's memos are searched."""
    return f"memo:{hall.hex}"


def write_memo(*, person: Person, about: About, facts: Iterable[str], text: str, now: datetime) -> Written:
    """Leave a line for the next such case. ``facts`` names the questions it depends on; others are left out.

    Raises NotAllowed, MemoEmpty.
    """
    person.must("serve")
    words = kept_words(text, LENGTH, MemoEmpty)
    chosen = sorted(f"{each}={about.facts[each]}" for each in set(facts) if each in about.facts)
    with write():
        memo = Memo.objects.create(
            hall=person.officer.hall, case=about.case, matter=about.matter, facts=chosen, text=words.text,
            author=person.officer, at=now,
        )  # fmt: skip
        INDEX.put(scope(memo.hall_id), memo.id, memo.text)
        note(person, "memo_written", ("memo", memo.id), now, matter=memo.matter, facts=chosen)
        return Written(memo, words.hidden)


def remove_memo(*, person: Person, memo: UUID, now: datetime) -> Memo:
    """Take one's own memo back, or as a leader strike a colleague's.

    Raises NotAllowed, NotFound, MemoNotYours, MemoGone.
    """
    found = access.memo(person, memo)
    own = found.author_id == person.id
    if not own and not person.may("strike_memos"):
        raise MemoNotYours()
    state = WITHDRAWN if own else STRUCK
    with write():
        changed = Memo.objects.filter(pk=found.pk, state=KEPT)
        if not changed.update(state=state, ended_by=person.officer, ended_at=now):
            raise MemoGone()
        INDEX.drop(scope(found.hall_id), found.id)
        note(person, f"memo_{state}", ("memo", found.id), now)
        found.refresh_from_db()
        return found
