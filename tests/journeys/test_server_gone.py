"""The server ends while pages are open: each says so, nothing typed is lost, and they go on by themselves."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Visitor
from tests.support.server import Served, again
from tests.support.surfaces import House, take_ticket

SLOW = 40_000
"""Milliseconds a page may take to come back: it knocks every few seconds, the server needs a few to start."""


@pytest.fixture
def fresh(fresh_serve: Callable[..., Served]) -> Served:
    """A server that may be ended."""
    return fresh_serve()


@pytest.fixture
def home(browser: Any, fresh: Served) -> Iterator[House]:
    """The surfaces of the server that will end."""
    visitor = Visitor(browser, fresh.url)
    yield House(visitor, {})
    for context in visitor.contexts:
        context.close()
    # htmx tells the console of every knock nobody answers; anything else is a fault of the page.
    assert not [each for each in visitor.complaints if " htmx:" not in each]


def test_pages_say_it_lose_nothing_and_heal(home: House, fresh: Served, axe: Callable[..., None]) -> None:
    kiosk = home.screen("kiosk")
    address = take_ticket(kiosk, "vehicle", "A10")
    desk, board, counter = home.desk("010001"), home.screen("board"), home.screen("counter", 1)
    desk.go("F2")
    number = desk.number()
    phone = home.phone(address)
    expect(board.locator(".call-now")).to_contain_text(number)
    kiosk.goto("/kiosk/")
    desk.press("Space")
    chosen = desk.page.locator("input[type=radio]").first
    expect(chosen).to_be_checked()

    fresh.stop()
    for page in (board, phone, counter, desk.page):
        expect(page.locator("nc-live")).to_have_attribute("data-state", "stale", timeout=SLOW)
    expect(board.locator("[data-age]")).to_contain_text("秒前")
    expect(board.locator(".call-now")).to_contain_text(number)
    kiosk.locator(".tile[data-lane=vehicle]").tap()
    desk.press("Enter")
    for page in (kiosk, desk.page):
        expect(page.locator("#nc-alert")).to_contain_text("刚才那一步没有送到")
        expect(page.locator("#nc-alert")).to_contain_text("什么都没有改动")
    expect(chosen).to_be_checked()
    assert desk.number() == number
    _look({"board": board, "kiosk": kiosk, "desk": desk.page, "phone": phone, "counter": counter}, axe)

    back = again(fresh)
    try:
        for page in (board, phone, counter, desk.page):
            expect(page.locator("nc-live")).to_have_attribute("data-state", "live", timeout=SLOW)
        desk.go("Enter")
        expect(chosen).not_to_be_checked()
        expect(desk.alert()).to_be_empty()
        kiosk.locator(".tile[data-lane=vehicle]").tap()
        expect(kiosk.locator("[data-matter=A10]")).to_be_visible()
    finally:
        back.stop()


def _look(pages: dict[str, Page], axe: Callable[..., None]) -> None:
    for name, page in pages.items():
        axe(page, called=f"{name} server gone")
