"""What of a text was changed, piece by piece. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Change:
    """Words that went and words that came at one place; either may be empty, not both."""

    gone: str
    came: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The pieces that differ, in the order of the text; none for the same text."""
    return tuple(_pieces(before, after))


def _pieces(before: str, after: str) -> Iterator[Change]:
    """By the character: Chinese has no spaces to go by."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(before[i1:i2], after[j1:j2])


def standing(drafted: dict[str, str], now: dict[str, str] | None) -> str:
    """Whether the shipped words are still those a hall put its own in the place of: "" for yes, ``changed``,
    ``gone`` when a new release has them no longer."""
    if now is None:
        return "gone"
    return "" if drafted == now else "changed"
