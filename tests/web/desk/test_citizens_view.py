"""Shift+F2: the officer sees what the person before them has been through, and their phone page as it is."""

import re

import pytest

from nuanchuang.queue.models import Ticket
from nuanchuang.web.desk.citizen import NO_CODE
from tests.support.hall import call, take_ticket


def words(html):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))


def state(html, code):
    """The changing part of the phone page, without what differs at every look."""
    part = html.partition('<div id="state"')[2].partition("</main>")[0]
    part = re.sub(r'name="(once|csrfmiddlewaretoken)" value="[^"]*"', "", part)
    return part.replace(code, "CODE")


@pytest.fixture
def served(desk, scene, moment):
    """Someone who waited twelve minutes and has been at the window for five."""
    take_ticket(scene.hall, moment.now)
    moment.later(minutes=12)
    call(scene.owner, moment.now)
    moment.later(minutes=5)


def test_a_first_visit_tells_its_minutes_and_that_nothing_was_answered_yet(desk, served):
    said = words(desk.see("citizen/"))
    assert "为这件事来过 1 趟" in said
    assert "今天等了 12 分钟" in said
    assert "到窗口 5 分钟" in said
    assert "还没有答复过" in said


def test_the_phone_is_the_citizens_own_page(desk, served, client):
    ticket = Ticket.objects.get()
    theirs = client.get(f"/t/{ticket.code}/").content.decode()
    ours = desk.see("citizen/phone/")
    assert state(ours, NO_CODE) == state(theirs, ticket.code)
    assert 'data-step="serving"' in ours


def test_the_citizens_code_stays_theirs(desk, served):
    code = Ticket.objects.get().code
    assert code not in desk.see("citizen/") + desk.see("citizen/phone/")


def test_only_the_desk_may_frame_it(desk, served):
    frame = desk.client.get("/desk/citizen/phone/")
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    around = desk.client.get("/desk/citizen/")
    assert around["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in around["Content-Security-Policy"]
    assert 'sandbox="allow-same-origin"' in around.content.decode()


def test_without_anybody_at_the_window_there_is_nothing_to_see(desk, scene):
    assert desk.client.get("/desk/citizen/").status_code == 409
    assert desk.client.get("/desk/citizen/phone/").status_code == 409


def test_a_stranger_sees_their_own_window_only(stranger, served):
    assert stranger.client.get("/desk/citizen/").status_code == 409
