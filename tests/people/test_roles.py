"""Who may do what."""

import pytest

from nuanchuang.people import access, rules
from nuanchuang.people.access import Person
from nuanchuang.people.models import RoleGrant
from nuanchuang.platform.refusals import NotAllowed, NotFound
from tests.support.hall import hire

MAY = {
    "serve": {"officer", "leader"},
    "see_waiting": {"officer", "guide", "leader", "trainer", "inspector", "administrator"},
    "issue_priority": {"guide", "leader"},
    "see_hall": {"leader", "inspector", "administrator"},
    "see_history": {"leader", "inspector"},
    "take_over": {"leader"},
    "verify_journal": {"inspector"},
    "manage_devices": {"administrator"},
    "manage_people": {"administrator"},
    "see_catalogue": {"leader", "trainer", "inspector", "administrator"},
    "edit_catalogue": {"trainer", "administrator"},
    "approve_catalogue": {"leader", "administrator"},
    "adopt_catalogue": {"leader"},
    "answer_requests": {"leader", "trainer", "administrator"},
    "answer_consultations": {"leader"},
    "strike_memos": {"leader"},
    "review_cards": {"leader", "trainer"},
    "read_errors": {"leader"},
    "read_look_backs": {"leader", "trainer"},
    "hear_alarm": {"officer", "guide", "leader"},
    "close_alarm": {"leader"},
    "approve_hardship": {"leader"},
    "agree_to_refusals": {"leader"},
}
"""Verb → roles, written the other way round than the rule to be a second opinion."""

PAIRS = [(role, verb) for role in RoleGrant.Role.values for verb in MAY]


@pytest.mark.parametrize(("role", "verb"), PAIRS)
def test_each_role_may_do_what_its_post_needs_and_nothing_else(role, verb):
    assert rules.may(frozenset({role}), verb) == (role in MAY[verb])


def test_the_table_names_every_role_and_no_other_verb():
    assert set(rules.CAPABILITIES) == set(RoleGrant.Role.values)
    assert set().union(*rules.CAPABILITIES.values()) == set(MAY)


@pytest.mark.parametrize("roles", [frozenset(), frozenset({"mayor"})])
def test_no_role_and_an_unknown_role_may_nothing(roles):
    assert not any(rules.may(roles, verb) for verb in MAY)


def test_two_roles_add_up():
    assert rules.may(frozenset({"officer", "inspector"}), "verify_journal")


def test_a_person_must_have_the_role(scene, now):
    guide = Person(hire(scene.hall, "800009", now, "guide"))
    guide.must("issue_priority")
    with pytest.raises(NotAllowed):
        guide.must("serve")


def test_one_who_left_the_service_may_nothing(scene, now):
    officer = hire(scene.hall, "800009", now, "leader")
    officer.is_active = False
    with pytest.raises(NotAllowed):
        Person(officer).must("see_waiting")


def test_an_officer_of_another_hall_is_not_found(scene):
    assert access.officer_of_hall(scene.hall.id, scene.owner.officer.id) == scene.owner.officer
    with pytest.raises(NotFound):
        access.officer_of_hall(scene.hall.id, scene.stranger.officer.id)
