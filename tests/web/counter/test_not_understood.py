"""“没听明白”: one tap for the citizen, a hint for the officer, nothing about anybody."""

import pytest

from nuanchuang.journal.models import Row
from nuanchuang.platform.ids import link_code
from nuanchuang.reception.actions import visits
from nuanchuang.reception.models import Visit
from tests.support.desk import sign_in
from tests.support.hall import answer_all, decide, receive, see_all, take_ticket


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


def test_the_officer_is_told_to_say_it_another_way(counter, scene, case):
    assert counter.press("unclear").url == "/counter/"
    desk = sign_in(scene.owner)
    assert "换个说法再讲一遍，请群众复述" in desk.see()
    assert "换个说法再讲一遍" in desk.client.get("/desk/care/").content.decode()
    assert "换个说法再讲一遍" not in sign_in(scene.colleague).see()


def test_the_citizen_is_answered_and_the_button_comes_back(counter, case, moment):
    assert "没听明白" in counter.see()
    counter.press("unclear")
    assert "民警知道了" in counter.see()
    moment.later(seconds=11)
    assert "点一下，民警换个说法再讲" in counter.see()


def test_the_hint_goes_when_it_is_old(counter, scene, case, moment):
    counter.press("unclear")
    moment.later(minutes=3)
    assert "换个说法再讲一遍" not in sign_in(scene.owner).see()
    counter.press("unclear")
    assert "第 2 次" in sign_in(scene.owner).see()


def test_many_taps_are_one(counter, case):
    for _ in range(5):
        assert counter.press("unclear").status_code == 303
    assert Visit.objects.get().unclear == 1


def test_a_tap_sent_twice_with_one_key_is_one(counter, case, moment):
    once = link_code()
    counter.client.post("/counter/unclear/", {"once": once})
    moment.later(minutes=1)
    counter.client.post("/counter/unclear/", {"once": once})
    assert Visit.objects.get().unclear == 1


def test_at_an_empty_window_nothing_happens(counter, scene, moment):
    rows = Row.objects.count()
    assert counter.press("unclear").url == "/counter/"
    assert Row.objects.count() == rows


def test_it_is_there_from_the_greeting_to_the_answer_and_not_at_the_goodbye(counter, scene, moment):
    take_ticket(scene.hall, moment.now)
    visits.call(post=scene.owner, now=moment.now)
    assert "没听明白" in counter.see()
    visits.miss(post=scene.owner, now=moment.now)
    assert "没听明白" not in counter.see()


def test_what_comes_next_is_said_at_every_step(counter, scene, case, moment):
    assert "问完这几句" in counter.see()
    answer_all(case, scene.owner, moment.now)
    assert "一样一样看完" in counter.see()
    see_all(case, scene.owner, moment.now, {"id_card": "missing"})
    assert "一次告诉您" in counter.see()
    see_all(case, scene.owner, moment.now)
    assert "这就给您答复" in counter.see()
    decide(case, scene.owner, moment.now)
    visits.finish(post=scene.owner, now=moment.now)
    html = counter.see()
    assert "请您慢走" in html
    assert "没听明白" not in html
