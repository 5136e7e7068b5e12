"""When a case may be decided, and what must be on the paper. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nuanchuang.reception.refusals import (
    ItemsOpen,
    NothingMissing,
    PassExpired,
    PassUsed,
    QuestionsOpen,
)

OPEN, SEEN, MISSING, WAIVED = "open", "seen", "missing", "waived"
ITEM_STATES = (OPEN, SEEN, MISSING, WAIVED)
DECISIONS = ("done", "promised", "missing", "refused", "handed_over")
HAND_OVER_REASONS = ("skill", "deadlock", "leader", "other_lane", "break")

PROMISES: Mapping[str, tuple[str, str, int]] = {
    "data_pending": ("等数据传到本地后通知您来领", "We call you when the data has arrived here", 3),
    "proof_check": ("核查材料真实性后答复您", "We answer once the papers are verified", 5),
    "ask_superior": ("请示上级后答复您", "We answer once our superiors have decided", 3),
    "system_down": ("系统恢复后优先给您办", "We do it first when the system is back", 1),
    "plates_made": ("号牌制作好后通知您领取", "We call you when the plates are made", 15),
}
"""What may be promised → Chinese, English, default working days. 15 working days for
plates: 机动车登记规定 Art. 51; the others are the hall's own aim, not a legal limit."""


@dataclass(frozen=True)
class Line:
    """One row of the checklist: a material and what was found of it."""

    code: str
    state: str = OPEN


@dataclass(frozen=True)
class Progress:
    """A case as a decision sees it."""

    questions_open: int
    lines: tuple[Line, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Everything not yet seen and not waived: what one notice must name."""
        return tuple(line.code for line in self.lines if line.state in (OPEN, MISSING))

    @property
    def unchecked(self) -> int:
        """Rows nobody has looked at."""
        return sum(line.state == OPEN for line in self.lines)


def lines(codes: Iterable[str], found: Mapping[str, str]) -> tuple[Line, ...]:
    """The list of the present facts with what was found so far; states of materials that
    left the list when a fact changed are ignored, not lost."""
    return tuple(Line(code, found.get(code, OPEN)) for code in codes)


def next_in_hand(rows: Sequence[Line], after: str) -> str:
    """The next row to look at: the first open one behind ``after``, else the first open one."""
    codes = [row.code for row in rows]
    start = codes.index(after) + 1 if after in codes else 0
    for row in (*rows[start:], *rows[:start]):
        if row.state == OPEN:
            return row.code
    return ""


def check_done(progress: Progress) -> None:
    """Raises QuestionsOpen or ItemsOpen: nothing may be taken on with an open item."""
    _check_asked(progress)
    if progress.lacking:
        raise ItemsOpen(count=len(progress.lacking))


def check_missing(progress: Progress) -> None:
    """Raises QuestionsOpen or NothingMissing: one notice names all, so all must be asked first."""
    _check_asked(progress)
    if not progress.lacking:
        raise NothingMissing()


def _check_asked(progress: Progress) -> None:
    if progress.questions_open:
        raise QuestionsOpen()


def pass_until(today: date, days: int) -> date:
    """The last day a return pass is good for."""
    return today + timedelta(days=days)


def check_pass(used: bool, valid_until: date, today: date) -> None:
    """Raises PassUsed or PassExpired."""
    if used:
        raise PassUsed()
    if today > valid_until:
        raise PassExpired(until=valid_until)
