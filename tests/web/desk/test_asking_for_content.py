"""Nothing was found at the desk: the officer tells the hall in the words of the person before them."""

import re

import pytest

from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.journal.models import Row
from tests.support.hall import receive, take_ticket


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    monkeypatch.setattr("nuanchuang.web.desk.page.catalogue.find", lambda query: ())


def form(html):
    """The fields of the form under “没有找到”."""
    shown = html.partition('id="ask-for-content"')[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))


def test_one_press_notes_it_and_the_officer_goes_on_at_the_same_place(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    html = desk.see("?find=电动轮椅要驾照吗")
    assert "导办员" in html.partition("没有找到")[2]
    answer = desk.press("ask/", **form(html))
    assert (answer.status_code, answer.url) == (303, "/desk/?noted=1")
    assert "记下了" in desk.see("?noted=1")
    assert ContentRequest.objects.get().text == "电动轮椅要驾照吗"
    assert Row.objects.get(kind="catalogue.content_asked").actor == scene.owner.actor


def test_adding_one_more_matter_goes_on_there(desk, scene, moment):
    receive(scene.owner, moment.now)
    fields = form(desk.see("?case=1&panel=matter&find=电动轮椅"))
    assert desk.press("ask/", **fields).url == "/desk/?case=1&panel=matter&noted=1"


def test_without_words_left_there_is_no_button(desk, scene, moment):
    receive(scene.owner, moment.now)
    assert form(desk.see("?case=1&panel=matter&find=12345678")) == {}


def test_pressing_on_and_on_is_slowed_down(desk, scene, moment):
    answers = [desk.press("ask/", text="电动轮椅").status_code for _ in range(11)]
    assert answers == [303] * 10 + [429]


def test_nobody_asks_from_a_window_they_do_not_sit_at(desk, scene, moment):
    desk.press("leave/")
    assert desk.press("ask/", text="电动轮椅").status_code == 409
    assert not ContentRequest.objects.exists()
