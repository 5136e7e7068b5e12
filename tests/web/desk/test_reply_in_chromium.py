"""The reply of a refusal in real Chromium, by keyboard alone: type, see what is missing, put it in."""

import pytest
from playwright.sync_api import expect

from tests.support.surfaces import Desk


@pytest.fixture
def refusing(visitor):
    """An officer of the demo before the second step of a refusal."""

    def sit_down(badge):
        page = visitor.open("desk", "/desk/")
        page.get_by_label("警号").fill(badge)
        page.get_by_label("密码").fill("nuanchuang-demo")
        page.keyboard.press("Enter")
        page.locator("#desk-live").wait_for()
        page.wait_for_load_state()
        desk = Desk(page)
        desk.go("F2")
        desk.go("F10")
        desk.tab_to(page.locator(".reasons a").first)
        desk.go("Enter")
        return desk

    return sit_down


def test_what_is_cut_out_is_missed_put_in_and_given(refusing, axe, fits):
    desk = refusing("010003")
    page = desk.page
    words, send = page.locator("#words"), page.get_by_role("button", name="就这样答复")
    whole = words.input_value()
    expect(send).to_be_focused()
    axe(page)
    fits(page)
    while not words.evaluate("each => each === document.activeElement"):
        desk.press("Shift+Tab")
    desk.press("Control+Home", "Shift+End", "Delete", "Delete")
    page.keyboard.insert_text("你弄错了。")
    expect(page.locator("[data-missing=apology]")).to_be_visible()
    expect(page.locator("[data-rule='hard.wrong']")).to_be_visible()
    assert words.evaluate("each => each === document.activeElement"), "typing goes on undisturbed"
    axe(page)
    fits(page)
    desk.tab_to(page.locator("button[name=insert]"))
    desk.go("Enter")
    expect(page.locator("[data-missing]")).to_have_count(0)
    first, *rest = whole.splitlines()
    assert words.input_value().splitlines() == [first, "你弄错了。" + rest[0], *rest[1:]]
    expect(send).to_be_focused()
    desk.go("Enter")
    expect(page.get_by_role("heading", name="窗口对您说")).to_be_visible()
    assert page.url.endswith("/desk/?case=1")


def test_a_stopped_press_keeps_the_words_and_where_they_stand(refusing):
    desk = refusing("010004")
    page = desk.page
    page.locator("#words").fill("按规定办不了。")
    expect(page.locator("[data-rule='basis.empty']")).to_be_visible()
    desk.tab_to(page.get_by_role("button", name="就这样答复"))
    desk.press("Enter")
    expect(desk.alert()).to_contain_text("还没说是哪一条")
    assert page.locator("#words").input_value() == "按规定办不了。"
    expect(page.get_by_role("button", name="就这样答复")).to_be_enabled()


def test_a_memo_gets_a_better_word_while_it_is_typed_and_is_kept_as_it_is(refusing, axe):
    page = refusing("010005").page
    visit = page.locator("form[action*='/decide/']").get_attribute("action")
    page.goto(visit.replace("decide/", "memo/"))
    page.locator("#text").fill("这不能办。")
    expect(page.locator("[data-rule='hard.refuse']")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="记下").click()
    page.wait_for_url("**/desk/?case=1")
