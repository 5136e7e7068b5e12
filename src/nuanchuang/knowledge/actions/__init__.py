"""The verbs of knowledge: note, ask upwards, answer, review, report, look back."""

from datetime import datetime

from nuanchuang.journal.actions import record
from nuanchuang.knowledge.rules.scrubbing import Scrubbed, says_something, scrub
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.search import Index

INDEX = Index("nc_knowledge_text")


def kept_words(text: str, longest: int, otherwise: type[Refusal]) -> Scrubbed:
    """The words without what could name a person; raises ``otherwise`` for none or too many."""
    scrubbed = scrub(text)
    if len(scrubbed.text) > longest or not says_something(scrubbed.text):
        raise otherwise()
    return scrubbed


def note(person: Person, what: str, subject: tuple[str, object], now: datetime, **data: object) -> None:
    """A journal row of this room; never with a word of what was written."""
    record(
        hall=person.officer.hall_id, at=now, actor=person.actor, kind=f"knowledge.{what}", subject=subject,
        **data,
    )  # fmt: skip
