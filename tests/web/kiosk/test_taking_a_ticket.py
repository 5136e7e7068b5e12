"""A ticket in three touches, once, and nobody is lost."""

import re

import pytest
from django.test import Client

from nuanchuang.hall.models import Lane
from nuanchuang.journal import reads as journal
from nuanchuang.queue.models import Ticket
from tests.support.hall import call, take_ticket
from tests.support.many import crowd


def test_the_first_page_greets_and_offers_every_lane_and_the_codes(kiosk):
    said = kiosk.said()
    assert "您好！请问您要办什么事情？" in said
    assert 'href="/kiosk/lane/vehicle/"' in said
    assert 'href="/kiosk/lane/licence/"' in said
    assert 'href="/kiosk/code/"' in said


def test_only_the_first_page_fills_its_upper_half_with_the_lit_window(kiosk):
    assert "kiosk-first" in kiosk.said()
    assert "kiosk-first" not in kiosk.said("/kiosk/lane/vehicle/")


def test_never_more_than_six_things_to_press(kiosk, scene):
    for number in range(9):
        Lane.objects.create(hall=scene.hall, slug=f"more{number}", prefix=f"M{number}", name=f"更多{number}")
    assert kiosk.said().count('class="tile"') == 6


def test_a_lane_offers_its_matters_and_anything_else(kiosk):
    said = kiosk.said("/kiosk/lane/vehicle/")
    assert 'data-matter="A7"' in said
    assert 'data-matter="B5"' not in said
    assert "别的事，或说不准" in said


def offered(said):
    return re.findall(r'data-matter="(\w+)"', said)


def test_a_full_lane_offers_what_is_asked_for_every_day_and_the_way_to_the_rest(kiosk, monkeypatch):
    crowd(monkeypatch, 17, often=3)
    said = kiosk.said("/kiosk/lane/vehicle/")
    assert offered(said) == ["V15", "V16", "V17", "V1"]
    assert 'href="/kiosk/lane/vehicle/more/"' in said
    assert "还有 13 项" in said
    assert said.count('class="tile"') == 6


def test_the_rest_of_a_full_lane_stands_on_one_page_so_that_three_touches_are_enough(
    kiosk, scene, monkeypatch
):
    crowd(monkeypatch, 17, often=3)
    said = kiosk.said("/kiosk/lane/vehicle/more/")
    assert offered(said) == [f"V{number}" for number in range(2, 15)]
    assert "上一页" not in said
    assert "下一页" not in said
    assert "别的事，或说不准" in said
    assert 'href="/kiosk/lane/vehicle/"' in said
    kiosk.press("/kiosk/ticket/", matter="V14")
    assert Ticket.objects.get().matter == "V14"


def test_still_more_are_turned_page_by_page(kiosk, monkeypatch):
    crowd(monkeypatch, 40, often=4)
    pages = [kiosk.said(f"/kiosk/lane/vehicle/more/?page={number}") for number in (1, 2, 3, 4)]
    assert [len(offered(said)) for said in pages] == [10, 10, 10, 6]
    assert len({code for said in pages for code in offered(said)}) == 36
    assert ["上一页" in said for said in pages] == [False, True, True, True]
    assert ["下一页" in said for said in pages] == [True, True, True, False]
    assert "第 2 页，共 4 页" in pages[1]


@pytest.mark.parametrize(("page", "shown"), [("0", 4), ("99", 4), ("x", 1), ("-1", 4), ("", 1)])
def test_a_page_that_is_not_there_is_the_nearest_one(kiosk, monkeypatch, page, shown):
    crowd(monkeypatch, 40, often=4)
    assert f"第 {shown} 页，共 4 页" in kiosk.said(f"/kiosk/lane/vehicle/more/?page={page}")


def test_a_lane_whose_matters_all_find_room_has_no_more(kiosk, monkeypatch):
    crowd(monkeypatch, 5, often=1)
    said = kiosk.said("/kiosk/lane/vehicle/")
    assert len(offered(said)) == 5
    assert "更多事项" not in said
    assert offered(kiosk.said("/kiosk/lane/vehicle/more/")) == []


def test_a_lane_the_hall_does_not_have_is_refused_with_a_way_on(kiosk):
    refused = kiosk.get("/kiosk/lane/nowhere/more/")
    assert refused.status_code == 404
    assert "回到第一页" in refused.content.decode()


def test_a_matter_becomes_a_ticket_of_its_lane(kiosk, scene):
    answer = kiosk.press("/kiosk/ticket/", matter="A7")
    ticket = Ticket.objects.get()
    assert (answer.status_code, answer.url) == (303, f"/kiosk/ticket/{ticket.code}/")
    assert (ticket.matter, ticket.lane, ticket.klass) == ("A7", scene.lane(), "normal")
    [row] = [each for each in journal.after(str(scene.hall.id), 0, 99) if each.kind == "queue.ticket_issued"]
    assert row.actor.startswith("device:")


def test_a_lane_alone_is_enough(kiosk, scene):
    kiosk.press("/kiosk/ticket/", lane="licence")
    assert Ticket.objects.get().lane == scene.lane("licence")


def test_pressed_twice_it_is_one_ticket(kiosk):
    key = kiosk.key("/kiosk/lane/vehicle/")
    first, second = (kiosk.press("/kiosk/ticket/", key, matter="A7") for _ in range(2))
    assert first.url == second.url
    assert Ticket.objects.count() == 1


def test_the_same_press_for_something_else_is_refused_on_a_page_of_the_kiosk(kiosk):
    key = kiosk.key("/kiosk/lane/vehicle/")
    kiosk.press("/kiosk/ticket/", key, matter="A7")
    refused = kiosk.press("/kiosk/ticket/", key, matter="A10")
    assert refused.status_code == 422
    assert 'data-refusal="idempotency-key-reused"' in refused.content.decode()
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("fields", [{"matter": "Z9"}, {"lane": "nowhere"}, {}])
def test_what_the_hall_does_not_have_is_refused_with_a_way_on(kiosk, fields):
    refused = kiosk.press("/kiosk/ticket/", **fields)
    said = refused.content.decode()
    assert refused.status_code == 404
    assert "回到第一页" in said
    assert 'href="/"' not in said
    assert not Ticket.objects.exists()


def test_those_who_are_not_sure_get_a_ticket_for_advice(kiosk, scene):
    assert 'id="help"' not in kiosk.said()
    advice = Lane.objects.create(hall=scene.hall, slug="help", prefix="Z", name="综合咨询")
    said = kiosk.said()
    assert "我不清楚，请导办员帮我" in said
    assert "/kiosk/lane/help/" not in said
    kiosk.press("/kiosk/ticket/", lane="help")
    assert Ticket.objects.get().lane == advice


def test_a_closed_hall_says_when_it_opens_and_gives_no_ticket(kiosk):
    key = kiosk.key("/kiosk/code/")
    kiosk.later(hours=9)
    assert "下次取号：3月3日 星期二 09:00" in kiosk.said()
    refused = kiosk.press("/kiosk/ticket/", key, lane="vehicle")
    assert refused.status_code == 409
    assert "3月3日 星期二 09:00" in refused.content.decode()
    assert not Ticket.objects.exists()


def test_the_tiles_fetch_themselves_alone(kiosk):
    part = kiosk.get(HX_Request="true", HX_Target="tiles").content.decode()
    assert part.strip().startswith('<div id="tiles"')
    assert "<html" not in part


def test_the_ticket_tells_place_papers_the_rule_for_missing_and_the_phone_page(kiosk, scene):
    take_ticket(scene.hall, kiosk.now)
    said = kiosk.client.get(kiosk.press("/kiosk/ticket/", matter="A10").url).content.decode()
    assert ">A002<" in said
    assert "前面 <strong>1</strong> 人" in said
    assert "30 分钟内回来" in said
    assert 'class="qr"' in said


def test_the_few_papers_it_names_are_not_taken_for_all(kiosk):
    said = kiosk.client.get(kiosk.press("/kiosk/ticket/", matter="A7").url).content.decode()
    named = said.partition("先备好：")[2].partition("</p>")[0]
    assert named.endswith("，其他的扫码看")
    assert "请先备好" not in said


def test_a_called_ticket_says_the_window(kiosk, scene):
    address = kiosk.press("/kiosk/ticket/", matter="A10").url
    call(scene.owner, kiosk.now)
    assert "请到 1 号窗口" in kiosk.said(address)


def test_the_ticket_of_another_hall_is_not_shown(kiosk, scene):
    other = take_ticket(scene.stranger.hall, kiosk.now)
    assert kiosk.get(f"/kiosk/ticket/{other.code}/").status_code == 404


def test_an_unpaired_screen_is_sent_to_pairing_and_takes_nothing(scene):
    assert Client().get("/kiosk/").url == "/pair/"
    assert Client().post("/kiosk/ticket/", {"lane": "vehicle"}).url == "/pair/"
    assert not Ticket.objects.exists()


def test_it_speaks_english(kiosk):
    kiosk.client.cookies["language"] = "en"
    assert "Vehicles" in kiosk.said()


@pytest.mark.parametrize(
    "address", ["/kiosk/", "/kiosk/lane/vehicle/", "/kiosk/lane/vehicle/more/", "/kiosk/code/"]
)
def test_a_page_asks_the_database_little(kiosk, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert kiosk.get(address).status_code == 200
