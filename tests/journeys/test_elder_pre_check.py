"""Five pre-checks to the end, on a phone, in the largest letters."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitor
from tests.support.surfaces import answer_the_door, onward


@pytest.mark.parametrize("code", ["A1", "A13", "B10", "C2", "D"])
def test_an_elder_comes_to_a_list_of_their_own(
    visitor: Visitor, fits: Callable[..., None], code: str
) -> None:
    context = visitor.context("phone")
    context.add_cookies([{"name": "elder", "value": "3", "url": visitor.url}])
    page = context.new_page()
    page.goto(f"/matter/{code}/")
    onward(page.locator("#start"))
    fits(page, elder=True)
    answer_the_door(page)
    fits(page, elder=True)
    onward(page.locator("main .btn-next"))
    expect(page.locator("#bring li").first).to_be_visible()
    expect(page.locator("#typed-code")).to_be_visible()
    fits(page, elder=True)
