"""The hall and its lanes as people read them, in the active language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Lane
from nuanchuang.hall.rules import Opening
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import reads as queue

HELP, LEADER = "help", "leader"
"""Slugs of the lanes for those who are not sure, and for those who ask for a leader."""


@dataclass(frozen=True)
class HallCard:
    """What headers and footers show of a hall."""

    name: str
    address: str
    phone: str


@dataclass(frozen=True)
class LaneCard:
    """A lane to choose: its name, and how many wait in it."""

    slug: str
    name: str
    waiting: int


@dataclass(frozen=True)
class Now:
    """How the hall is at this moment."""

    opening: Opening
    lanes: tuple[LaneCard, ...]


def in_language(zh: str, en: str) -> str:
    """The English one where it exists and is asked for."""
    return en if en and get_language() == "en" else zh


def hall_name(hall: Hall) -> str:
    """The hall's name."""
    return in_language(hall.name, hall.name_en)


def lane_name(lane: Lane) -> str:
    """The lane's name."""
    return in_language(lane.name, lane.name_en)


def card(hall: Hall) -> HallCard:
    """The hall for ``hall`` in a template's context."""
    return HallCard(hall_name(hall), hall.address, hall.phone)


def hall_of_this_box() -> Hall | None:
    """The hall the door stands before; None while none is set up."""
    try:
        return hall_reads.the_hall()
    except NotFound:
        return None


def as_it_is(hall: Hall, now: datetime) -> Now:
    """Whether tickets are given, when next, and who waits where."""
    loads = queue.lane_loads(hall, now)
    lanes = tuple(LaneCard(row.slug, in_language(row.name, row.name_en), row.waiting) for row in loads)
    return Now(hall_reads.opening(hall, now), lanes)
