"""Few keys back to an answer, the help from its top, and a page that itself never scrolls."""

import pytest

from tests.support.surfaces import Desk, House

SCROLLS = "() => document.scrollingElement.scrollHeight - innerHeight"
HAS_KEYBOARD = "element => element === document.activeElement"


@pytest.fixture
def checking(visitor):
    """An officer with all questions answered and the first paper in hand."""

    def begin(badge) -> Desk:
        desk = House(visitor, {}).desk(badge)
        desk.go("F2")
        desk.answer_all()
        desk.page.wait_for_selector("#seen:focus")
        return desk

    return begin


def test_an_answer_is_asked_again_in_few_keys_and_the_page_itself_never_scrolls(checking):
    desk = checking("010003")
    page = desk.page
    answers = page.locator("dl.pairs a")
    wanted = answers.nth(answers.count() // 2)
    asked = wanted.get_attribute("href")
    desk.keys.clear()
    desk.press("Shift+F1", *["ArrowDown"] * (answers.count() // 2))
    assert wanted.evaluate(HAS_KEYBOARD)
    assert page.evaluate(SCROLLS) <= 0
    desk.go("Enter")
    assert page.url.endswith(asked)
    assert len(desk.keys) <= 6
    desk.press(*["Tab"] * 12)
    assert page.evaluate(SCROLLS) <= 0
    desk.press("Shift+F1", "ArrowUp")
    assert answers.last.evaluate(HAS_KEYBOARD)
    assert page.evaluate(SCROLLS) <= 0


def test_help_opens_at_its_title_and_gives_the_keyboard_back(checking):
    page = checking("010005").page
    page.keyboard.press("F1")
    dialog = page.locator("#nc-help[open]")
    dialog.wait_for()
    assert dialog.evaluate("help => help.scrollTop") == 0
    page.keyboard.press("Escape")
    page.wait_for_selector("#seen:focus")
    page.keyboard.press("F1")
    with page.expect_navigation():
        dialog.get_by_role("link", name="补救与回顾").click()
    page.get_by_role("heading", name="补救与回顾", level=1).wait_for()
