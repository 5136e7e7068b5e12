"""Hiring an officer, and what is refused."""

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.people import actions, reads
from nuanchuang.people.models import Officer
from tests.support.hall import PASSWORD, hire


def try_to_hire(scene, now, badge="800009", password=PASSWORD, roles=("officer",)):
    return actions.hire(hall=scene.hall, badge=badge, password=password, roles=roles, by="system", now=now)


def test_an_officer_signs_in_with_badge_and_password_and_holds_each_role_once(scene, now):
    officer = try_to_hire(scene, now, roles=["officer", "guide", "guide"])
    assert officer.check_password(PASSWORD)
    card = next(each for each in reads.officers(scene.hall) if each.badge == "800009")
    assert card.roles == ("guide", "officer")


def test_a_badge_belongs_to_one_officer_in_all_halls(scene, now):
    with pytest.raises(actions.BadgeTaken):
        try_to_hire(scene, now, badge=scene.stranger.officer.badge)


@pytest.mark.parametrize("password", ["", "short", "password123", "1234567890", "8000091234"])
def test_a_weak_password_is_refused(scene, now, password):
    with pytest.raises(actions.PasswordTooWeak):
        try_to_hire(scene, now, badge="800009123", password=password)


@pytest.mark.parametrize("roles", [[], ["mayor"], ["officer", "mayor"]])
def test_an_officer_needs_roles_of_the_house(scene, now, roles):
    with pytest.raises(actions.UnknownRole):
        try_to_hire(scene, now, roles=roles)


@pytest.mark.parametrize("badge", ["", "80 0009", "警号", "8" * 21, "800009\n", "８００００９"])
def test_an_unreadable_badge_is_refused(scene, now, badge):
    with pytest.raises(actions.BadgeUnreadable):
        try_to_hire(scene, now, badge=badge)


def test_a_refused_hiring_leaves_nothing(scene, now):
    before = Officer.objects.count(), journal.heads()
    with pytest.raises(actions.UnknownRole):
        try_to_hire(scene, now, roles=["mayor"])
    assert (Officer.objects.count(), journal.heads()) == before


def test_the_journal_knows_the_officer_by_id_alone(scene, now):
    officer = hire(scene.hall, "800009", now)
    row = journal.after(scene.hall.id, 0)[-1]
    assert (row.kind, row.subject) == ("people.hired", str(officer.id))
    assert "800009" not in row.data
