"""What stands on the board: who is called where, what was called before, who waits."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from nuanchuang.hall.models import Device, Window
from nuanchuang.platform import clock
from nuanchuang.queue import actions as queue
from nuanchuang.reception.actions import visits
from tests.support.hall import call, take_ticket


def page(client, **headers):
    answer = client.get("/board/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def marks(html):
    return re.findall(r'data-call="([^"]+)"', html)


def hour_at(monkeypatch, moment):
    monkeypatch.setattr(clock, "now", lambda: moment)


def serve(post, moment, number):
    """Tickets called and missed one after the other: each call stays on the board."""
    for each in range(number):
        take_ticket(post.hall, moment + timedelta(seconds=each))
        call(post, moment + timedelta(seconds=each))
        visits.miss(post=post, now=moment + timedelta(seconds=each))


def test_before_the_first_call_the_board_says_so(board):
    said = page(board)
    assert "现在没有人在等。" in said
    assert "今天还没有叫号" in said
    assert marks(said) == []


def test_who_waits_before_the_first_call_is_told_it_starts(board, scene, now):
    take_ticket(scene.hall, now)
    assert "马上开始叫号" in page(board)


def test_a_call_stands_with_its_window_and_the_windows_name(board, scene, now):
    Window.objects.filter(pk=scene.owner.window.id).update(name="机动车登记与号牌综合业务")
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    said = page(board)
    assert re.search(r'class="number">A001</p>\s*<p class="to">请到 1 号窗口', said)
    assert "机动车登记与号牌综合业务" in said
    assert "data-fresh" in said


def test_the_glow_ends_after_two_minutes(board, scene, now, monkeypatch):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    hour_at(monkeypatch, now + timedelta(minutes=2))
    assert "data-fresh" not in page(board)


def test_the_five_calls_before_stay(board, scene, now):
    serve(scene.owner, now - timedelta(minutes=5), 7)
    shown = marks(page(board))
    assert shown == [f"A00{n}-1-1" for n in (7, 6, 5, 4, 3, 2)]


def test_a_call_repeated_gets_a_new_mark_so_that_the_bell_rings(board, scene, now):
    take_ticket(scene.hall, now)
    ticket = call(scene.owner, now).ticket
    before = marks(page(board))
    queue.recall(ticket=ticket, by="officer:x", now=now)
    after = marks(page(board))
    assert (before, after) == (["A001-1-1"], ["A001-1-2"])


@pytest.mark.parametrize(
    ("order", "word"), [({"klass": "priority", "reason": "elder"}, "优先"), ({"klass": "return"}, "补齐即办")]
)
def test_who_comes_out_of_turn_is_shown_as_such_without_the_reason(board, scene, now, order, word):
    take_ticket(scene.hall, now, **order)
    call(scene.owner, now)
    said = page(board)
    assert f'<span class="tag">{word}</span>' in said
    assert "elder" not in said


def test_the_foot_tells_who_waits_where_the_rule_for_the_missed_and_the_leader(board, scene, now):
    from tests.support.hall import hire

    hire(scene.hall, "800009", now, "leader")
    take_ticket(scene.hall, now, "licence")
    said = page(board)
    assert re.search(r"驾驶证业务 <b>1</b>", said)
    assert "30 分钟内" in said
    assert "值班领导 800009" in said


def test_a_closed_hall_says_when_it_opens(board, monkeypatch, now):
    hour_at(monkeypatch, now + timedelta(hours=8))
    said = page(board)
    assert "现在不取号" in said
    assert "3月3日 星期二 09:00" in said


def test_calls_go_on_after_closing(board, scene, now, monkeypatch):
    take_ticket(scene.hall, now)
    evening = now + timedelta(hours=8)
    call(scene.owner, evening)
    hour_at(monkeypatch, evening)
    said = page(board)
    assert "取号已停，叫号继续" in said
    assert "A001" in said


def test_the_part_that_changes_comes_alone_and_whole(board, scene, now):
    serve(scene.owner, now, 2)
    part = page(board, HX_Request="true")
    assert "<html" not in part
    assert marks(part) == ["A002-1-1", "A001-1-1"]
    assert part.count('hx-swap-oob="true"') == 3


def test_english_where_the_board_is_set_to_it(board, scene, now):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    board.cookies["language"] = "en"
    assert "Window 1" in page(board)


def test_another_halls_calls_are_not_shown(board, scene, now):
    take_ticket(scene.stranger.hall, now)
    call(scene.stranger, now)
    assert marks(page(board)) == []


def test_a_revoked_board_goes_dark(board, scene, now):
    Device.objects.update(revoked_at=now)
    assert board.get("/board/").url == "/pair/"


def test_no_one_else_sees_the_board(scene, client):
    assert client.get("/board/").url == "/pair/"
    client.cookies["device_board"] = "forged"
    assert client.get("/board/").url == "/pair/"


def test_the_page_asks_the_database_little(board, scene, now, django_assert_max_num_queries):
    serve(scene.owner, now, 6)
    with django_assert_max_num_queries(9):
        page(board)


def test_the_board_only_looks(board):
    assert isinstance(board, Client)
    assert board.post("/board/").status_code == 405
