"""What the desk's address asks for: which case, which panel, which question."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from nuanchuang.platform.refusals import NotFound

DESK = "/desk/"
PANELS = (
    "decide",
    "missing",
    "refuse",
    "other",
    "hand-over",
    "transfer",
    "papers",
    "matter",
    "change",
    "phrases",
)


@dataclass(frozen=True)
class Asked:
    """What of the page was asked for by the address; the last four by the form of a refusal that stays open:
    the words as typed, why something is left out, and the sentence that stopped the press."""

    case: int | None = None
    panel: str = ""
    question: str = ""
    reason: str = ""
    find: str = ""
    greet: bool = False
    bye: bool = False
    nobody: bool = False
    went: bool = False
    noted: bool = False
    situation: str = ""
    move: str = ""
    quiet: bool = False
    promise: str = ""
    words: str | None = None
    left_out: str = ""
    tell_me: bool = True
    stopped: str = ""
    hidden: str = ""


def asked(query: Mapping[str, str], cookies: Mapping[str, str]) -> Asked:
    """The address' wishes, and whether this officer wants few words; unknown wishes are dropped."""
    number = query.get("case", "")
    panel = query.get("panel", "")
    return Asked(
        case=int(number) if number.isascii() and number.isdigit() and len(number) < 5 else None,
        panel=panel if panel in PANELS else "", question=query.get("ask", ""), reason=query.get("reason", ""),
        find=query.get("find", ""), greet="greet" in query, bye="bye" in query, nobody="nobody" in query,
        went="went" in query,
        noted="noted" in query, situation=query.get("situation", ""), move=query.get("move", ""),
        quiet=cookies.get("quiet") == "1", promise=query.get("promise", ""),
        hidden=query.get("hidden", ""),
    )  # fmt: skip


def sent_id(text: str) -> UUID:
    """The id a form of the desk sends; raises NotFound for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound() from None
