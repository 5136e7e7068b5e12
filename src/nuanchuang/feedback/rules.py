"""The five levels of 好差评 (国办发〔2019〕51号) and the reasons offered as chips. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

LEVELS = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}

GOOD_REASONS = {"kind": "态度亲切", "clear": "讲得清楚", "quick": "办得快", "helped": "帮了大忙"}
BAD_REASONS = {
    "waited": "等得太久", "cold": "态度冷淡", "unclear": "没讲清楚", "trips": "跑了多趟",
    "pushed": "互相推诿",
}  # fmt: skip

SMALLEST_GROUP = 5
"""Below this number nothing is shown: a single rating would be recognisable (conduct.md §2.2)."""


@dataclass(frozen=True)
class Summary:
    """A day's ratings; ``satisfied`` is the share of levels 3–5 in percent, None when too few."""

    count: int
    satisfied: int | None


def reasons_for(level: int) -> dict[str, str]:
    """The chips that fit a level."""
    return GOOD_REASONS if level >= 3 else BAD_REASONS


def valid(level: int, reasons: Iterable[str]) -> bool:
    """True for one of the five levels with reasons from the chips."""
    return level in LEVELS and set(reasons) <= set(GOOD_REASONS) | set(BAD_REASONS)


def summarise(levels: list[int]) -> Summary:
    """Counts and share, kept back while fewer than five rated."""
    if len(levels) < SMALLEST_GROUP:
        return Summary(len(levels), None)
    return Summary(len(levels), round(100 * sum(level >= 3 for level in levels) / len(levels)))
