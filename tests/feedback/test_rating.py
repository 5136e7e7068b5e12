"""The citizen rates, after the goodbye and once."""

import pytest

from nuanchuang.feedback import actions, reads, rules
from nuanchuang.feedback.models import Rating
from nuanchuang.reception.actions import visits
from tests.support.hall import decide, receive


@pytest.fixture
def visit(scene, now):
    """A visit that came to its end."""
    decide(receive(scene.owner, now), scene.owner, now, "promised", what="ask_superior")
    return visits.finish(post=scene.owner, now=now)


def rate(visit, now, level=5, reasons=()):
    actions.rate(visit=visit, level=level, reasons=reasons, now=now)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_there_are_five_levels(visit, now, level):
    rate(visit, now, level)
    assert Rating.objects.get().level == level


@pytest.mark.parametrize("level", [-1, 0, 6, 100])
def test_there_are_no_others(visit, now, level):
    with pytest.raises(actions.UnknownRating):
        rate(visit, now, level)


def test_reasons_are_chips_and_may_be_left_out(visit, now):
    rate(visit, now, 2, ["waited", "trips"])
    assert Rating.objects.get().reasons == ["waited", "trips"]


@pytest.mark.parametrize("reasons", [["free text about officer 800001"], [""], ["kind", "nasty"]])
def test_a_reason_in_ones_own_words_is_not_kept(visit, now, reasons):
    with pytest.raises(actions.UnknownRating):
        rate(visit, now, 5, reasons)
    assert not Rating.objects.exists()


def test_the_chips_fit_the_level():
    assert rules.reasons_for(3) == rules.GOOD_REASONS
    assert rules.reasons_for(2) == rules.BAD_REASONS
    assert not set(rules.GOOD_REASONS) & set(rules.BAD_REASONS)


def test_a_chip_pressed_twice_counts_once(visit, now):
    rate(visit, now, 5, ["kind"] * 50)
    assert Rating.objects.get().reasons == ["kind"]


@pytest.mark.parametrize("moment", ["open", "away"])
def test_nobody_rates_while_still_being_served(scene, now, moment):
    visit = receive(scene.owner, now).visit
    if moment == "away":
        visits.hold(post=scene.owner, now=now)
        visit.refresh_from_db()
    with pytest.raises(actions.NotYetFinished):
        rate(visit, now)


def test_a_visit_is_rated_once(visit, now):
    rate(visit, now, 1)
    with pytest.raises(actions.AlreadyRated):
        rate(visit, now, 5)
    assert Rating.objects.get().level == 1
    assert reads.rated(visit.id)
