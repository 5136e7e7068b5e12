"""The rating at the window: by itself, for a minute, the citizen's alone."""

import pytest

from nuanchuang.feedback.models import Rating
from nuanchuang.reception.actions import visits
from tests.support.hall import answer_all, call, decide, receive, see_all, take_ticket


@pytest.fixture
def left(scene, moment):
    case = see_all(
        answer_all(receive(scene.owner, moment.now), scene.owner, moment.now), scene.owner, moment.now
    )
    decide(case, scene.owner, moment.now)
    return visits.finish(post=scene.owner, now=moment.now)


def test_it_is_not_there_before_the_goodbye(counter, scene, moment):
    case = see_all(
        answer_all(receive(scene.owner, moment.now), scene.owner, moment.now), scene.owner, moment.now
    )
    decide(case, scene.owner, moment.now)
    assert 'name="level"' not in counter.see()


def test_it_comes_by_itself_with_five_levels_and_can_be_declined(counter, left):
    html = counter.see("now/")
    assert html.count('name="level"') == 5
    assert "基本满意" in html
    assert "不评价" in html


def test_it_goes_after_a_minute(counter, left, moment):
    moment.later(seconds=60)
    assert 'name="level"' in counter.see()
    moment.later(seconds=1)
    assert 'name="level"' not in counter.see()


def test_a_rating_is_kept_once_and_thanked(counter, left):
    visit = counter.visit()
    assert counter.press("rate", visit=visit, level="4", reasons=["quick"]).status_code == 303
    rating = Rating.objects.get()
    assert (rating.visit, rating.level, rating.reasons) == (left.id, 4, ["quick"])
    assert "谢谢您的评价" in counter.see()
    assert counter.press("rate", visit=visit, level="1").status_code == 409
    assert Rating.objects.count() == 1


def test_chips_of_the_other_kind_are_not_kept(counter, left):
    counter.press("rate", visit=counter.visit(), level="1", reasons=["kind", "cold"])
    assert Rating.objects.get().reasons == ["cold"]


@pytest.mark.parametrize(
    "said", [{}, {"level": "6"}, {"level": "x"}, {"level": "５"}, {"level": "3", "reasons": ["x"]}]
)
def test_an_unreadable_rating_is_refused(counter, left, said):
    assert counter.press("rate", visit=counter.visit(), **said).status_code == 422
    assert not Rating.objects.exists()


def test_declining_leaves_nothing_and_is_not_asked_again(counter, left):
    counter.press("skip", visit=counter.visit())
    html = counter.see()
    assert 'name="level"' not in html
    assert "请您慢走" in html
    assert not Rating.objects.exists()


def test_a_rating_in_hand_is_not_swapped_by_hints(counter, left):
    assert counter.client.get(f"/counter/now/?seen=rate-{left.id}").status_code == 204
    assert 'name="level"' in counter.see("now/?seen=rate-another")


def test_the_next_call_takes_the_screen(counter, left, scene, moment):
    visit = counter.visit()
    take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    assert "A002" in counter.see("now/?seen=rate-x")
    moment.later(minutes=2)
    answer = counter.press("rate", visit=visit, level="5")
    assert answer.status_code == 409
    assert "随时都能评价" in answer.content.decode()


@pytest.mark.parametrize("visit", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_forged_visit_cannot_be_rated(counter, left, visit):
    assert counter.press("rate", visit=visit, level="5").status_code == 409
    assert counter.press("skip", visit=visit).status_code == 303
    assert not Rating.objects.exists()


def test_language_and_size_go_with_the_person(counter, left, moment):
    counter.client.cookies["language"] = "en"
    moment.later(minutes=2)
    answer = counter.client.get(f"/counter/now/?seen=rate-{left.id}")
    assert answer["HX-Refresh"] == "true"
    assert answer.cookies["language"].value == ""


def test_a_double_press_rates_once(counter, left):
    visit = counter.visit()
    for _ in range(2):
        assert counter.press("rate", once="one-key", visit=visit, level="5").status_code == 303
    assert Rating.objects.count() == 1
