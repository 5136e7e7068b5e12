"""Officers, a leader and a trainer of the hall, and a case they talk about."""

from dataclasses import dataclass

import pytest

from nuanchuang.knowledge.actions.memos import About
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import new_id
from tests.support.hall import hire, scene

__all__ = ["scene"]


@dataclass(frozen=True)
class People:
    """``owner`` writes, ``colleague`` sits beside, ``stranger`` is of another hall."""

    owner: Person
    colleague: Person
    leader: Person
    trainer: Person
    guide: Person
    stranger: Person
    other_leader: Person


@pytest.fixture
def people(scene, now):
    def of(hall, badge, role):
        return Person(hire(hall, badge, now, role))

    west = scene.stranger.hall
    return People(
        Person(scene.owner.officer), Person(scene.colleague.officer), of(scene.hall, "800010", "leader"),
        of(scene.hall, "800011", "trainer"), of(scene.hall, "800012", "guide"),
        Person(scene.stranger.officer), of(west, "900010", "leader"),
    )  # fmt: skip


@pytest.fixture
def about():
    return About(new_id(), "A10", {"plates": "one_lost", "who": "agent", "kind": "car"})
