"""The safety key: pressed at a desk, heard by leaders, guides and colleagues, and by nobody else."""

import asyncio
import json
from contextlib import AsyncExitStack

import pytest
from django.conf import settings
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.live import hub as hubs
from nuanchuang.live.hub import Hub
from nuanchuang.live.tail import JournalTail
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import link_code
from nuanchuang.platform.threads import Threads
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Incident
from nuanchuang.web import streams
from nuanchuang.web.devices import cookie
from tests.support.asgi import begun, scope
from tests.support.desk import sign_in
from tests.support.hall import answer_all, decide, hire, receive, see_all


@pytest.fixture
def browser_of(scene, moment):
    """A browser of someone with this role."""

    def made(role, hall=None):
        officer = hire(hall or scene.hall, f"70{role}"[:18], moment.now, role)
        return sign_in(Post(scene.window(3), officer, Person(officer).actor)).client

    return made


def alarm(desk):
    assert desk.press("safety/").status_code == 303
    return Incident.objects.get(ended_at=None)


def test_the_key_stands_on_every_page_of_a_window_and_is_a_button_too(desk, scene, moment):
    free = desk.see()
    receive(scene.owner, moment.now)
    for html in (free, desk.see(), desk.see("?panel=hand-over")):
        assert 'data-key="Pause"' in html
        assert 'action="/desk/safety/"' in html


BESIDE = ("asked/", "memos/", "lessons/", "numbers/", "hardship/", "citizen/")


@pytest.fixture
def pages(desk, scene, moment):
    """Every page an officer may stand on beside the desk, one that refuses and one that is not there too."""
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    about = f"visits/{case.visit.id}/cases/{case.n}/"
    see_all(case, scene.owner, moment.now)
    code = decide(case, scene.owner, moment.now, "promised", what="ask_superior").outcome.code
    papers = (f"paper/{code}/", f"paper/{code}/?slip", f"paper/{code}/receipt/")
    mine = (*BESIDE, f"{about}consult/", f"{about}memo/", *papers, "paper/nothing/", "nothing-here/")
    return [*(f"/desk/{each}" for each in mine), "/office/safety/", "/office/journal/"]


def test_the_key_and_the_alarms_are_on_every_page_beside_the_desk_and_in_the_office(desk, colleague, pages):
    desk.client.raise_request_exception = False
    alarm(colleague)
    for path in pages:
        html = desk.client.get(path).content.decode()
        assert html.count('data-key="Pause"') == 1, path
        assert 'action="/desk/safety/"' in html, path
        assert "2 号窗口求助" in html, path


def test_f1_opens_a_table_with_the_red_way_wherever_there_are_keys(desk, pages):
    for path in ("/desk/", *[each for each in pages if each.startswith("/desk/")][:-2]):
        html = desk.client.get(path).content.decode()
        assert 'data-opens="nc-help"' in html, path
        table = html.partition('id="nc-help"')[2]
        assert "data-closes" in table.partition('form="nc-pause"')[0], "F1 and Enter must not call"
        assert 'form="nc-pause"' in table, path


def test_pressed_in_the_office_it_stays_in_the_office(desk, colleague):
    answer = desk.press("safety/", beside="office")
    assert answer["Location"] == "/office/safety/"
    html = desk.client.get("/office/safety/").content.decode()
    assert "已经告诉领导、导办员和同事" in html
    assert "我去看" not in html
    made = Incident.objects.get()
    assert desk.press(f"safety/{made.id}/mistake/", beside="office")["Location"] == "/office/safety/"
    assert "求助（" not in colleague.see()


def test_a_stranger_and_who_has_no_window_have_no_key_on_those_pages(desk, stranger, browser_of):
    alarm(desk)
    assert "求助（" not in stranger.client.get("/desk/lessons/").content.decode()
    assert 'data-key="Pause"' not in browser_of("leader").get("/office/safety/").content.decode()
    desk.press("leave/")
    html = desk.client.get("/desk/lessons/").content.decode()
    assert 'data-key="Pause"' not in html
    assert 'form="nc-pause"' not in html


def test_who_pressed_sees_that_it_was_heard_and_who_comes(desk, colleague):
    made = alarm(desk)
    assert "已经告诉领导、导办员和同事" in desk.see()
    colleague.press(f"safety/{made.id}/seen/")
    assert "800002 正过来" in desk.see()


def test_colleagues_see_where_and_can_go(desk, colleague):
    made = alarm(desk)
    html = colleague.see()
    assert "1 号窗口求助" in html
    assert f"/desk/safety/{made.id}/seen/" in html
    assert "1 号窗口求助" in colleague.client.get("/desk/care/").content.decode()


def test_a_mistake_is_called_off_and_stays_in_the_record(desk, colleague, browser_of):
    made = alarm(desk)
    assert f"/desk/safety/{made.id}/mistake/" in desk.see()
    assert colleague.press(f"safety/{made.id}/mistake/").status_code == 403
    desk.press(f"safety/{made.id}/mistake/")
    assert "求助" not in colleague.client.get("/desk/care/").content.decode()
    assert "误按" in browser_of("leader").get("/office/safety/").content.decode()


@pytest.mark.parametrize("role", ["leader", "guide"])
def test_leader_and_guide_have_it_on_their_pages_and_can_go(desk, browser_of, role):
    made = alarm(desk)
    client = browser_of(role)
    for path in ("/office/", "/office/safety/", "/office/safety/bar/"):
        assert "1 号窗口求助" in client.get(path).content.decode()
    client.post(f"/office/safety/{made.id}/seen/", {"once": link_code()})
    made.refresh_from_db()
    assert made.state == "seen"


def test_a_leader_closes_it_with_a_line(desk, browser_of):
    made, leader = alarm(desk), browser_of("leader")
    where = f"/office/safety/{made.id}/close/"
    assert leader.post(where, {"once": link_code(), "line": ""}).status_code == 422
    assert leader.post(where, {"once": link_code(), "line": "劝住了人已离开"}).status_code == 303
    assert "劝住了人已离开" in leader.get("/office/safety/").content.decode()
    assert "求助（" not in leader.get("/office/safety/").content.decode()


def test_a_guide_may_go_but_not_close(desk, browser_of):
    made, guide = alarm(desk), browser_of("guide")
    assert "处理好了" not in guide.get("/office/safety/").content.decode()
    answer = guide.post(f"/office/safety/{made.id}/close/", {"once": link_code(), "line": "没事了"})
    assert answer.status_code == 403


def test_an_officer_of_another_hall_sees_and_finds_nothing(desk, stranger):
    made = alarm(desk)
    assert "求助（" not in stranger.see()
    assert stranger.press(f"safety/{made.id}/seen/").status_code == 404


def test_without_a_window_there_is_no_key_and_the_press_says_what_to_do(desk):
    desk.press("leave/")
    assert 'data-key="Pause"' not in desk.see()
    answer = desk.press("safety/")
    assert answer.status_code == 409
    assert "还没有上岗" in answer.content.decode()


def session(client):
    name = settings.SESSION_COOKIE_NAME
    return {"cookie": f"{name}={client.cookies[name].value}"}


def listeners(scene, moment, browser_of, colleague):
    """Whoever should hear of an alarm (True) and whoever should not: stream and headers."""
    token = hall_actions.issue_token(
        hall=scene.hall, kind="counter", name="1", window=scene.window(1), by=SYSTEM, now=moment.now
    )
    ticket = receive(scene.owner, moment.now).visit.ticket
    return [
        ("/office/stream", session(browser_of("leader")), True),
        ("/office/stream", session(browser_of("guide")), True),
        ("/desk/stream", session(colleague.client), True),
        ("/desk/stream", session(sign_in(scene.stranger).client), False),
        ("/counter/stream", {"cookie": f"{cookie('counter')}={token}"}, False),
        (f"/t/{ticket.code}/stream", {}, False),
    ]


def kinds(exchange):
    blocks = exchange.body.decode().split("\n\n")
    lines = [line for block in blocks if "event: hint" in block for line in block.split("\n")]
    return [json.loads(line[6:])["kind"] for line in lines if line.startswith("data: ")]


def test_the_press_is_the_next_thing_they_hear_and_nobody_else_hears_of_it(
    desk, colleague, scene, moment, browser_of, monkeypatch
):
    """Counted in events: nothing waits for the hub's poll, which is an hour away."""
    monkeypatch.setattr(hubs, "POLL", 3600)
    tail = JournalTail()
    wanted = listeners(scene, moment, browser_of, colleague)
    asked = [scope("GET", path, headers) for path, headers, _ in wanted]
    follows = {id(each): streams.authorize(each) for each in asked}
    tail()
    alarm(desk)
    news = [tail()]
    desk.press_for_visit("recall/")
    news.append(tail())
    heard = asyncio.run(_listen(asked, follows, news, [hears for _, _, hears in wanted], moment.now))
    leader, guide, beside, stranger, counter, phone = heard
    assert leader[0] == guide[0] == beside[0] == "safety.raised"
    assert guide == ["safety.raised"]
    assert stranger == []
    assert counter == phone == ["queue.ticket_recalled"]


async def _listen(asked, follows, news, hears, now):
    """All follow; the alarm's rows come, those who should hear of it do; then the rows after it come."""
    fed, threads = [], Threads(1, "django")
    hub = Hub(lambda each: follows[id(each)], lambda: fed.pop() if fed else [], threads, now=lambda: now)
    await hub.start()
    try:
        async with AsyncExitStack() as stack, asyncio.timeout(20):
            heard = [await stack.enter_async_context(begun(hub, each)) for each in asked]
            for each in heard:
                await each.parts.get()
            for rows, listening in ((news[0], hears), (news[1], [False, False, True, False, True, True])):
                fed.append(rows)
                await asyncio.to_thread(hub.wake)
                for each, told in zip(heard, listening, strict=True):
                    if told:
                        await each.parts.get()
            return [kinds(each) for each in heard]
    finally:
        await hub.stop()
        threads.close()


def test_nobody_without_the_right_follows_the_office(scene, moment, browser_of):
    for role, may in (("guide", True), ("leader", True), ("trainer", False)):
        found = streams.authorize(scope("GET", "/office/stream", session(browser_of(role))))
        assert (found is not None) == may
    assert streams.authorize(scope("GET", "/office/stream", {})) is None
    assert Client().get("/office/safety/").status_code == 302
