"""Whether two officers tell a citizen two different things about one matter. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

DONE, MISSING, REFUSED = "done", "missing", "refused"


@dataclass(frozen=True)
class Said:
    """An answer that was given or shown: by whom (badge), of which kind, for which reason (of a refusal)."""

    officer: str
    kind: str
    reason: str = ""


def contradicted(before: Iterable[Said], now: Said) -> Said | None:
    """The latest of a colleague's answers that ``now`` contradicts; None when they agree.

    A refusal is contradicted by done, by a notice and by another reason; a notice (“bring this and it
    can be done”) by a refusal. A promised answer contradicts nothing, nor does changing one's own mind.
    """
    others = [each for each in before if each.officer != now.officer]
    return next((each for each in reversed(others) if _differ(each, now)), None)


def _differ(before: Said, now: Said) -> bool:
    if before.kind == REFUSED:
        return now.kind in (DONE, MISSING) or (now.kind == REFUSED and now.reason != before.reason)
    return before.kind == MISSING and now.kind == REFUSED
