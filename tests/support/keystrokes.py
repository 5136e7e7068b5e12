"""How many keys an officer pressed for a visit: noted by the journeys, told in one line at the end."""

from collections.abc import Callable, Iterable
from typing import Any

from tests.support.surfaces import Desk

Keystrokes = Callable[..., int]
"""``keystrokes("普通", desk, colleague)``: notes the visit and gives the number."""
NOTED = "keystrokes"


def counter(record_property: Callable[[str, object], None]) -> Keystrokes:
    """Notes with the test's own report, so that the count comes home from any worker."""

    def note(visit: str, *desks: Desk) -> int:
        number = sum(len(each.keys) for each in desks)
        record_property(NOTED, f"{visit} {number}")
        return number

    return note


def line(reports: Iterable[Any]) -> str:
    """按键: 普通 12, 缺件 … as the tests noted it; empty when none did."""
    noted = [str(value) for each in reports for name, value in each.user_properties if name == NOTED]
    return f"按键: {', '.join(noted)}" if noted else ""
