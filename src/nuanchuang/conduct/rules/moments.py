"""Which sentence comes next. Pure.

The mood is an argument and nothing else: the page asks for the sentences of all three at once and its own
script chooses, so that no mood ever reaches the server (design §4.11).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

LONG_WAIT = 30
"""Minutes of waiting after which the greeting begins with an apology."""

STAGES = ("free", "greet", "ask", "check", "missing", "refused", "handed_over", "decided", "farewell")

MOODS = ("calm", "irritated", "agitated")

DECISIONS = ("refused", "missing", "promised", "done", "handed_over")
"""How a case may end, what weighs most first: of several the goodbye speaks of that."""

NEEDS = ("wheelchair", "disabled", "sight", "hearing", "speech", "pregnant", "child", "language", "urgent")
"""What somebody told us they need; never guessed from looks."""


@dataclass(frozen=True)
class Moment:
    """Where a visit stands, as far as the next sentence needs it.

    ``stage`` is one of STAGES; ``decision`` the outcome kind once decided; ``waited`` minutes in the hall;
    ``long`` when it lasts longer at the window than such a matter does; ``blocked`` when a reason against it
    is certain; ``needs`` of NEEDS; ``mood`` one of MOODS; ``quiet`` asks for short sentences.
    """

    stage: str
    hour: int = 9
    waiting: int = 0
    matter_known: bool = False
    returning: bool = False
    handed_over: bool = False
    waited: int = 0
    lacking: int = 0
    unchecked: int = 0
    blocked: bool = False
    decision: str = ""
    long: bool = False
    elder: bool = False
    needs: frozenset[str] = frozenset()
    mood: str = "calm"
    quiet: bool = False
    holiday_over: bool = False
    holiday_ahead: bool = False
    closing: bool = False
    asked: bool = False
    """Something was asked already: that one more question spares a trip is said once."""


def part_of_day(hour: int) -> str:
    """The hour's greeting word: 早上好 before nine, 上午好 before noon, 下午好, 晚上好 from six."""
    return {"early": "早上好", "morning": "上午好", "afternoon": "下午好", "evening": "晚上好"}[_part(hour)]


def _part(hour: int) -> str:
    if hour < 9:
        return "early"
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"


def cue(moment: Moment) -> str:
    """The key of the sentence to say now (data/cues.yaml)."""
    if moment.stage == "free":
        return "ready" if moment.waiting else "idle"
    if moment.stage == "greet":
        return _greeting(moment)
    if moment.stage == "ask" and moment.asked:
        return "ask_on"
    if moment.stage in ("ask", "missing", "refused", "handed_over", "farewell"):
        return moment.stage
    if moment.stage == "decided":
        return moment.decision or "done"
    if moment.blocked and not moment.unchecked:
        return "refused"
    if moment.lacking:
        return "lacking"
    return "check" if moment.unchecked else "complete"


def _greeting(moment: Moment) -> str:
    if moment.handed_over:
        return "greet_handed"
    if moment.returning:
        return "greet_return"
    if moment.waited >= LONG_WAIT:
        return "greet_waited"
    return "greet_matter" if moment.matter_known else "greet"


def variants(moment: Moment) -> tuple[str, ...]:
    """The keys to look for, the fittest first: the mood before the habit of the officer, that before the
    time of day, and last the plain cue, which is always there."""
    key = cue(moment)
    wished = [moment.mood] if moment.mood != "calm" else []
    wished += ["quiet"] if moment.quiet else []
    wished += [_part(moment.hour)] if moment.stage == "greet" else []
    return (*(f"{key}.{each}" for each in wished), key)


def over_time(moment: Moment) -> bool:
    """True when the person has been at the window so long that it should be said."""
    return moment.stage in ("ask", "check") and moment.long


def weightiest(decisions: Collection[str]) -> str:
    """Of how several cases ended, what the goodbye speaks of; empty for none."""
    return next((each for each in DECISIONS if each in decisions), "")


def with_need(moment: Moment, need: str) -> Moment:
    """The moment of somebody who told this need: one of NEEDS or ``elder``; none changes nothing."""
    if need == "elder":
        return replace(moment, elder=True)
    return replace(moment, needs=moment.needs | {need}) if need else moment
