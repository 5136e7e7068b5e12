"""Five pre-checks to the end, on a phone, in the largest letters."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

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
    if page.locator("#blocked").count():  # “not yet” comes first; what to bring then is one tap away
        fits(page, elder=True)
        page.locator("#later summary").click()
    expect(page.locator("#bring li").first).to_be_visible()
    expect(page.locator("#typed-code")).to_be_visible()
    fits(page, elder=True)


@pytest.fixture
def at_home(visitor: Visitor) -> Page:
    """The first page in the largest letters."""
    context = visitor.context("door")
    context.add_cookies([{"name": "elder", "value": "3", "url": visitor.url}])
    page = context.new_page()
    page.goto("/")
    return page


def test_a_matter_stands_on_the_first_screen_in_the_largest_letters(
    at_home: Page, fits: Callable[..., None]
) -> None:
    fits(at_home, elder=True)
    card = at_home.locator(".matter:visible").first.bounding_box()
    assert card is not None
    assert card["y"] + 100 < 844


def test_in_the_largest_letters_headings_still_stand_out_and_buttons_keep_their_shape(at_home: Page) -> None:
    def size(of: str) -> float:
        found: float = at_home.locator(of).first.evaluate(
            "each => parseFloat(getComputedStyle(each).fontSize)"
        )
        return found

    assert size("main h2") >= 1.2 * size("body")
    for each in at_home.locator(".pref").all():
        box = each.bounding_box()
        assert box is not None
        assert 60 <= box["height"] <= 72
