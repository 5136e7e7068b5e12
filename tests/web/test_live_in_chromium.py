"""A screen looks again when something happened, and says how old it is when the line is dead."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitor
from tests.web.gallery.urls import Line


@pytest.fixture(autouse=True)
def _an_ordinary_line() -> Iterator[None]:
    Line.silent.clear()
    Line.hints.clear()
    yield
    Line.silent.clear()
    Line.hints.clear()


def test_a_part_is_fetched_on_connecting_and_at_every_hint(looker: Visitor) -> None:
    page = looker.open("desk", "/desk-live/")
    part = page.locator("#part")
    expect(part).not_to_have_text("0")
    first = part.inner_text()
    Line.hints.set()
    expect(part).not_to_have_text(first)


def test_a_silent_line_is_told_in_seconds_then_minutes_and_recovers(looker: Visitor) -> None:
    page = looker.context("board").new_page()
    page.clock.install()
    page.goto("/board/")
    live, words = page.locator("nc-live"), page.locator("[data-age]")
    expect(words).to_have_text("实时更新")
    Line.silent.set()
    page.wait_for_timeout(300)
    page.clock.fast_forward(20_000)
    expect(live).to_have_attribute("data-state", "stale")
    expect(words).to_contain_text("秒前")
    page.clock.fast_forward(130_000)
    expect(live).to_have_attribute("data-state", "lost")
    expect(words).to_have_text("已断开，显示的是 2 分钟前的情况")
    Line.silent.clear()
    expect(live).to_have_attribute("data-state", "live")


def test_a_screen_without_a_stream_stands_still_and_complains_of_nothing(looker: Visitor) -> None:
    page = looker.open("desk", "/desk-notice/")
    assert page.locator("nc-live").get_attribute("data-state") is None


def test_a_board_that_may_not_ring_says_so(looker: Visitor) -> None:
    page = looker.open("board", "/board/")
    expect(page.locator("nc-chime")).to_have_attribute("data-state", "silent")
    expect(page.get_by_text("没有声音，请看屏幕")).to_be_visible()
