"""缓一缓 lasts ten seconds in this page alone: no request, no trace; what is told of needs neither."""

from urllib.parse import urlsplit

import pytest

from tests.support.surfaces import Desk

PANEL = "nc-calm dialog"
REFRESHED = {"/desk/waiting/", "/desk/stream", "/desk/care/", "/desk/asked/"}
"""What a serving desk fetches by itself, whatever its officer does."""


@pytest.fixture
def served(visitor):
    """An officer of the demo hall with somebody at the window."""
    page = visitor.open("desk", "/desk/")
    page.get_by_label("警号").fill("010003")
    page.get_by_label("密码").fill("nuanchuang-demo")
    page.keyboard.press("Enter")
    page.locator("#desk-live, nc-calm").first.wait_for()
    if page.locator("#desk-live").count():
        Desk(page).go("F2")
    page.goto(page.url.partition("?")[0] + "?greet=1")
    return page


def kept(page):
    return page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")


def test_one_key_opens_it_esc_or_ten_seconds_end_it_and_nothing_is_sent_or_kept(served, axe):
    page, sent = served, []
    page.clock.install()
    before = kept(page)
    page.on("request", lambda each: sent.append((each.method, urlsplit(each.url).path)))
    page.keyboard.press("Shift+F8")
    first = page.locator(f"{PANEL} [data-holding]:visible").inner_text()
    axe(page)
    page.keyboard.press("Escape")
    page.locator(PANEL).wait_for(state="hidden")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    page.keyboard.press("Shift+F8")
    second = page.locator(f"{PANEL} [data-holding]:visible").inner_text()
    assert first != second
    page.clock.run_for(9_900)
    assert page.locator(PANEL).is_visible()
    page.clock.run_for(200)
    page.locator(PANEL).wait_for(state="hidden")
    assert {path for _, path in sent} <= REFRESHED
    assert {method for method, _ in sent} <= {"GET"}
    assert kept(page) == before


def test_the_line_breathes_only_for_those_who_like_motion(served):
    page = served
    page.keyboard.press("Shift+F8")
    motion = "getComputedStyle(document.querySelector('.calm-line')).animationName"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(motion) == "breathe"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(motion) == "none"


def test_it_stands_in_the_table_of_keys(served):
    page = served
    page.keyboard.press("F1")
    assert "缓一缓" in page.locator("#nc-help tr", has_text="Shift+F8").inner_text()


def test_what_somebody_tells_of_their_needs_changes_the_greeting_and_no_request_carries_it(served):
    page, sent = served, []
    page.on("request", lambda each: sent.append(f"{each.url} {each.post_data or ''}"))
    said = page.locator(".say p span:visible")
    assert "我写给您看" not in said.inner_text()
    page.get_by_label("对方告诉您：").select_option("hearing")
    assert "我写给您看" in said.inner_text()
    page.keyboard.press("Shift+F4")
    assert "我写给您看" in said.inner_text()
    Desk(page).go("F3")
    assert page.get_by_label("对方告诉您：").input_value() == "hearing"
    assert sent
    assert not [each for each in sent if "hearing" in each]
