"""When a case may be decided, and what must be on the paper. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nuanchuang.reception.care import check_looked_twice
from nuanchuang.reception.refusals import (
    ItemsOpen,
    NothingMissing,
    NoWaiver,
    PassExpired,
    PassUsed,
    QuestionsOpen,
)

OPEN, SEEN, MISSING, WAIVED, LATER = "open", "seen", "missing", "waived", "later"
ITEM_STATES = (OPEN, SEEN, MISSING, WAIVED)
"""What an officer may note of a material; LATER (容缺) comes from a leader's yes alone."""
DECISIONS = ("done", "promised", "missing", "refused", "handed_over")
HAND_OVER_REASONS = ("skill", "deadlock", "leader", "other_lane", "break")

PROMISES: Mapping[str, tuple[str, str, int]] = {
    "data_pending": ("等数据传到本地后通知您来领", "We call you when the data has arrived here", 3),
    "proof_check": ("核查材料真实性后答复您", "We answer once the papers are verified", 5),
    "ask_superior": ("请示上级后答复您", "We answer once our superiors have decided", 3),
    "system_down": ("系统恢复后优先给您办", "We do it first when the system is back", 1),
    "plates_made": ("号牌制作好后通知您领取", "We call you when the plates are made", 15),
    "home_visit": ("上门给您办", "We come to your home for it", 5),
}
"""What may be promised → Chinese, English, default working days. 15 working days for
plates: 机动车登记规定 Art. 51; the others are the hall's own aim, not a legal limit."""

ONLY_IN = {"plates_made": "vehicle"}
"""What can be promised for the matters of one lane alone."""


def promises_for(lane: str) -> list[str]:
    """What may be promised for a matter of this lane."""
    return [code for code in PROMISES if ONLY_IN.get(code, lane) == lane]


@dataclass(frozen=True)
class Line:
    """One row of the checklist: a material and what was found of it; ``waivable`` where the rule leaves open
    whether this case needs it."""

    code: str
    state: str = OPEN
    name: str = ""
    risky: bool = False
    looked_again: bool = False
    waivable: bool = False

    @property
    def look_again(self) -> bool:
        """A risky paper that was seen once."""
        return self.risky and self.state == SEEN and not self.looked_again

    @property
    def to_look_at(self) -> bool:
        """Still wants the officer's eyes."""
        return self.state == OPEN or self.look_again


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

    @property
    def look_again(self) -> tuple[str, ...]:
        """The names of risky papers seen only once."""
        return tuple(line.name for line in self.lines if line.look_again)


def lines(listed: Iterable[Line], found: Mapping[str, str], again: Collection[str] = ()) -> tuple[Line, ...]:
    """The list of the present facts with what was found so far (``again``: looked at twice); states of
    materials that left the list when a fact changed are ignored, not lost, and so is a waiver of one that the
    facts now ask for."""
    return tuple(
        replace(line, state=_standing(line, found.get(line.code, OPEN)), looked_again=line.code in again)
        for line in listed
    )


def _standing(line: Line, state: str) -> str:
    return OPEN if state == WAIVED and not line.waivable else state


def check_waiver(state: str, waivable: bool) -> None:
    """Raises NoWaiver: a paper is done without only where the rule says so, never by grace."""
    if state == WAIVED and not waivable:
        raise NoWaiver()


def next_in_hand(rows: Sequence[Line], after: str) -> str:
    """The next row to look at: ``after`` itself while it wants a second look, else the first behind it that
    wants one or the other, else the first of all."""
    if any(row.code == after and row.look_again for row in rows):
        return after
    codes = [row.code for row in rows]
    start = codes.index(after) + 1 if after in codes else 0
    for row in (*rows[start:], *rows[:start]):
        if row.to_look_at:
            return row.code
    return ""


def check_done(progress: Progress) -> None:
    """Raises QuestionsOpen, ItemsOpen or SecondLookNeeded: nothing may be taken on with an open item."""
    _check_asked(progress)
    if progress.lacking:
        raise ItemsOpen(count=len(progress.lacking))
    check_looked_twice(progress.look_again)


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
