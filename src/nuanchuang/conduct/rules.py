"""Which sentence comes next. Pure."""

from dataclasses import dataclass

LONG_WAIT = 30
"""Minutes of waiting after which the greeting begins with an apology."""

STAGES = ("free", "greet", "ask", "check", "missing", "refused", "handed_over", "decided")


@dataclass(frozen=True)
class Moment:
    """Where a visit stands, as far as the next sentence needs it.

    ``stage`` is one of STAGES; ``decision`` the outcome kind once decided; ``waited`` minutes.
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
    decision: str = ""


def part_of_day(hour: int) -> str:
    """The hour's greeting word: 早上好 before nine, 上午好 before noon, 下午好, 晚上好 from six."""
    if hour < 9:
        return "早上好"
    if hour < 12:
        return "上午好"
    return "下午好" if hour < 18 else "晚上好"


def cue(moment: Moment) -> str:
    """The key of the sentence to say now (data/cues.yaml)."""
    if moment.stage == "free":
        return "ready" if moment.waiting else "idle"
    if moment.stage == "greet":
        return _greeting(moment)
    if moment.stage in ("ask", "missing", "refused", "handed_over"):
        return moment.stage
    if moment.stage == "decided":
        return moment.decision or "done"
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
