"""Every base template at its own size: accessible, targets large enough, no sideways scroll."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.browser import Visitor

Check = Callable[..., Any]
PAGES = [
    "door",
    "door-question",
    "door-list",
    "kiosk",
    "kiosk-pass",
    "board",
    "board-empty",
    "desk",
    "desk-notice",
    "counter",
    "counter-rate",
    "phone",
    "phone-notice",
    "office",
    "office-sign-in",
]
ELDER = [name for name in PAGES if name.split("-")[0] in {"door", "kiosk", "counter", "phone"}]


@pytest.mark.parametrize("name", PAGES)
def test_a_surface_is_accessible_and_fits(looker: Visitor, axe: Check, fits: Check, name: str) -> None:
    page = looker.open(name.split("-")[0], f"/{name}/")
    axe(page)
    fits(page)


@pytest.mark.parametrize("level", ["1", "3"])
@pytest.mark.parametrize("name", ELDER)
def test_in_the_elder_edition_too(looker: Visitor, fits: Check, name: str, level: str) -> None:
    context = looker.context(name.split("-")[0])
    context.add_cookies([{"name": "elder", "value": level, "url": looker.url}])
    page = context.new_page()
    page.goto(f"/{name}/")
    fits(page, elder=True)


@pytest.mark.parametrize("name", ["kiosk", "kiosk-pass", "board", "desk", "counter"])
def test_a_fixed_screen_needs_no_scrolling(looker: Visitor, name: str) -> None:
    page = looker.open(name.split("-")[0], f"/{name}/")
    hidden = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
    assert page.evaluate(hidden) <= 0
    if name.startswith("kiosk"):
        assert page.evaluate("(m => m.scrollHeight - m.clientHeight)(document.querySelector('main'))") <= 0


def test_what_is_pressed_at_the_kiosk_lies_in_the_lower_half(looker: Visitor) -> None:
    page = looker.open("kiosk", "/kiosk-pass/")
    top = "all => all.map(each => each.getBoundingClientRect().top)"
    tops = page.eval_on_selector_all("main button", top)
    assert min(tops) > 1920 / 2 - 100
