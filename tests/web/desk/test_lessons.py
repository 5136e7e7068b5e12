"""The officer's own page: errors put right and told, looks back kept to oneself."""

import pytest

from nuanchuang.knowledge.models import LookBack, OwnError

PAGE = "lessons/"
WHOLE = {"happened": "少告知了一样材料", "fixed": "打电话道歉，给留了号", "prevent": "清单念一遍"}


def see(desk):
    return desk.client.get(f"/desk/{PAGE}").content.decode()


@pytest.fixture
def error(desk):
    assert desk.press(PAGE, happened=WHOLE["happened"]).url == "/desk/lessons/"
    return OwnError.objects.get()


@pytest.fixture
def look(desk):
    assert desk.press(PAGE, answer=["他等久了", "", "", "先说体谅", ""]).url == "/desk/lessons/"
    return LookBack.objects.get()


def test_a_noted_error_shows_until_when_it_is_to_be_told(desk, error, moment):
    assert "3月3日 星期二 10:00 前报告" in see(desk)
    moment.later(hours=25)
    assert "过了 24 小时，请现在报告" in see(desk)


def test_it_is_told_once_it_was_put_right(desk, error):
    refused = desk.press(f"{PAGE}errors/{error.id}/", **{**WHOLE, "fixed": ""})
    assert refused.status_code == 422
    assert "先补救，再报告" in refused.content.decode()
    assert desk.press(f"{PAGE}errors/{error.id}/", **WHOLE).url == "/desk/lessons/"
    assert "打电话道歉，给留了号" in see(desk)
    assert "3月2日 星期一 10:00 报告了" in see(desk)


def test_a_look_back_is_ones_own_and_may_be_worded_anew_and_shared(desk, colleague, look):
    assert ">先说体谅</textarea>" in see(desk)
    assert "先说体谅" not in see(colleague)
    desk.press(f"{PAGE}looks/{look.id}/", answer=["", "", "", "先听完", ""])
    assert "先听完" in see(desk)
    desk.press(f"{PAGE}looks/{look.id}/", share="1")
    assert "已分享" in see(desk)
    assert desk.press(f"{PAGE}looks/{look.id}/", answer=["改"]).status_code == 422
    assert desk.press(f"{PAGE}looks/{look.id}/", answer=["再改改"]).status_code == 409


def test_nobody_else_presses_them(colleague, stranger, error, look):
    for other in (colleague, stranger):
        assert other.press(f"{PAGE}errors/{error.id}/", **WHOLE).status_code == 404
        assert other.press(f"{PAGE}looks/{look.id}/", share="1").status_code == 404
        assert WHOLE["happened"] not in see(other)


def test_an_empty_press_is_refused_kindly(desk):
    for said, told in (({"happened": ""}, "请写下发生了什么"), ({"answer": ["", ""]}, "请至少答一个问题")):
        reply = desk.press(PAGE, **said)
        assert reply.status_code == 422
        assert told in reply.content.decode()
