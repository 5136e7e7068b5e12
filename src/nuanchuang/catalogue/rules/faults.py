"""What a check finds, and how every text is read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from nuanchuang.catalogue.rules.model import Ground, Text

SENTENCE = 25
"""Characters of a Chinese sentence on kiosk and notice (ui.md)."""


@dataclass(frozen=True)
class Fault:
    """Something that would leave a person without an answer; ``matter`` is its code, or “advice <slug>”."""

    matter: str
    where: str
    what: str


def missing(of: str, kind: str, wanted: Iterable[str], met: set[str]) -> Iterator[Fault]:
    """What is written and never met."""
    for code in wanted:
        if code not in met:
            yield Fault(of, f"{kind} {code}", "no path reaches it")


def long_sentences(of: str, part: object) -> Iterator[Fault]:
    """Chinese sentences longer than people read at a screen; ``of`` names whose they are."""
    for where, text in texts(part):
        for sentence in re.split(r"[。！？；：\n]", text.zh):
            if len(sentence) > SENTENCE:
                yield Fault(of, where, f"a sentence of {len(sentence)} characters: {sentence}")


def texts(part: object, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every text a person reads, with its place; grounds are cited, not told, and left out."""
    if isinstance(part, Text):
        yield where, part
    elif isinstance(part, tuple):
        for index, each in enumerate(part):
            yield from texts(each, f"{where}[{getattr(each, 'code', index)}]")
    elif is_dataclass(part) and not isinstance(part, Ground):
        for field in fields(part):
            yield from texts(getattr(part, field.name), f"{where}.{field.name}".lstrip("."))
