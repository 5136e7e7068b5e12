"""Asking for content that is missing: what may be kept of the words, who answers. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nuanchuang.catalogue.rules.reading import plain

LONGEST = 40
"""Characters that are kept."""

DAYS = 5
"""Working days in which whoever takes a request on answers it."""

LEFT_OUT = "××"
"""Read again it stays as it is."""

_NUMBERS = re.compile(
    r"[a-z0-9._%+-]+@[a-z0-9.-]+"  # an address
    r"|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·.\s-]?[a-z0-9]{5,6}"  # a plate
    r"|\d(?:[\W_]{0,2}\d){4,}x?"  # five digits or more, however they are spaced
    r"|[〇零一二三四五六七八九幺]{5,}"  # the same in words
)


def scrub(text: str) -> str:
    """The words without numbers that could tell who asks, at most 40 characters; "" when nothing is said."""
    kept = _NUMBERS.sub(LEFT_OUT, plain(text))[:LONGEST].strip()
    return kept if re.search(r"[^\W\d_].*[^\W\d_]", kept) else ""


@dataclass(frozen=True)
class Standing:
    """How a request stands: settled or not, and who answers it until when."""

    settled: bool
    owner: UUID | None
    due: date | None


def may_take(standing: Standing, today: date) -> bool:
    """True for an open request that is nobody's, or whose day has passed."""
    return not standing.settled and (standing.due is None or standing.due < today)


def may_settle(standing: Standing, asker: UUID) -> bool:
    """True for the one who took it on; an answer may be corrected by anybody who answers."""
    return standing.settled or standing.owner == asker
