"""What the desk's address asks for: which case, which panel, which question."""

from collections.abc import Mapping
from dataclasses import dataclass

DESK = "/desk/"
PANELS = ("decide", "missing", "refuse", "hand-over", "transfer", "papers", "matter", "change")


@dataclass(frozen=True)
class Asked:
    """What of the page was asked for by the address."""

    case: int | None = None
    panel: str = ""
    question: str = ""
    reason: str = ""
    find: str = ""
    greet: bool = False
    bye: bool = False
    nobody: bool = False
    noted: bool = False


def asked(query: Mapping[str, str]) -> Asked:
    """The address' wishes; unknown ones are dropped."""
    number = query.get("case", "")
    panel = query.get("panel", "")
    return Asked(
        case=int(number) if number.isascii() and number.isdigit() and len(number) < 5 else None,
        panel=panel if panel in PANELS else "", question=query.get("ask", ""), reason=query.get("reason", ""),
        find=query.get("find", ""), greet="greet" in query, bye="bye" in query, nobody="nobody" in query,
        noted="noted" in query,
    )  # fmt: skip
