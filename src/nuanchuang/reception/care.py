"""Looking twice, giving back, helping in hardship, calling for help: what may be done when. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from nuanchuang.reception.refusals import (
    DateNeeded,
    HardshipSettled,
    HelpNotChosen,
    NotAskedFor,
    OwnRequest,
    PapersNotReturned,
    SecondLookNeeded,
    UnknownCustody,
    UnknownHardship,
    WhyNotChosen,
)

RETURNED = "returned"
KEPT_FOR = ("filed", "posted", "withdrawn")
"""Why an original may stay: in the file (留存), sent on by post (寄递), taken back by rule (收回)."""

HARDSHIPS = ("home_visit", "green_lane", "provisional")
HARDSHIP_REASONS = ("elder", "disabled", "ill", "pregnant", "carer", "soldier", "far", "urgent")
DECLINED_FOR = ("other_way", "not_allowed", "ask_again")
"""What is said with a no: there is another way, the rules do not allow it, say more and ask once more."""

CUE_PAUSE = timedelta(seconds=10)
"""One tap on 没听明白 in this time counts; children play with buttons."""

CUE_LASTS = timedelta(minutes=2)
"""How long the desk shows the hint."""


@dataclass(frozen=True)
class Paper:
    """An original in the officer's hands. ``usual`` says where the matter leaves it when it is done:
    one of KEPT_FOR, or "" for back to the person; ``taken_on`` whether the case was done or promised."""

    id: UUID
    name: str
    name_en: str
    usual: str
    taken_on: bool


def usual_place(paper: Paper) -> str:
    """Where a paper goes unless the officer says otherwise: a case that came to nothing keeps nothing."""
    return paper.usual if paper.usual and paper.taken_on else RETURNED


def where_to(papers: Iterable[Paper], said: Mapping[UUID, str]) -> dict[UUID, str]:
    """Each paper's place as the officer said, else the usual one. Raises UnknownCustody for a place that
    does not exist; what is said of papers not in hand counts for nothing (another press was quicker)."""
    if not set(said.values()) <= {RETURNED, *KEPT_FOR}:
        raise UnknownCustody()
    return {paper.id: said.get(paper.id, usual_place(paper)) for paper in papers}


def check_returned(papers: Iterable[Paper]) -> None:
    """Documents in are documents out: raises PapersNotReturned with the names of those still in hand."""
    names = [paper.name for paper in papers]
    if names:
        raise PapersNotReturned(names="、".join(names))


def check_looked_twice(names: Iterable[str]) -> None:
    """``names`` are the risky papers looked at once. Raises SecondLookNeeded."""
    found = list(names)
    if found:
        raise SecondLookNeeded(names="、".join(found))


def cue_counts(last: datetime | None, now: datetime) -> bool:
    """True unless the last tap was just now."""
    return last is None or now - last >= CUE_PAUSE


def cue_shows(last: datetime | None, now: datetime) -> bool:
    """True while the desk still shows the hint of the last tap."""
    return last is not None and now - last < CUE_LASTS


@dataclass(frozen=True)
class Wish:
    """What an officer asks a leader for. ``item`` is the paper of a provisional acceptance, ``dated``
    whether a day was named."""

    kind: str
    reason: str
    item: str = ""
    dated: bool = False


def check_wish(wish: Wish, may_come_later: Iterable[str]) -> None:
    """Raises HelpNotChosen or WhyNotChosen for one left open, UnknownHardship for a kind or reason that is
    not on the list, NotAskedFor for a paper that may not come later (``may_come_later``: what the matter's
    own data allow), DateNeeded for a home visit without a day."""
    if not wish.kind:
        raise HelpNotChosen()
    if not wish.reason:
        raise WhyNotChosen()
    if wish.kind not in HARDSHIPS or wish.reason not in HARDSHIP_REASONS:
        raise UnknownHardship()
    if wish.kind == "provisional" and wish.item not in set(may_come_later):
        raise NotAskedFor()
    if wish.kind == "home_visit" and not wish.dated:
        raise DateNeeded()


def kinds_for(in_hand: bool, may_come_later: bool) -> tuple[str, ...]:
    """A green lane for anybody; the rest for a case in hand, 容缺 only where its matter allows it."""
    home = ("home_visit",) if in_hand else ()
    return ("green_lane", *home, *(("provisional",) if may_come_later else ()))


def check_approver(asker: UUID, approver: UUID, settled: bool) -> None:
    """Raises OwnRequest: two people stand behind an exception; HardshipSettled when it was answered."""
    if asker == approver:
        raise OwnRequest()
    if settled:
        raise HardshipSettled()
