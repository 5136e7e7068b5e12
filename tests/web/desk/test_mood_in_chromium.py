"""The mood of the person at the window changes the sentence on this page, and never leaves it."""

from tests.support.surfaces import Desk

WORDS = ("mood", "calm", "irritated", "agitated", "烦躁", "激动")


def test_the_mood_key_changes_the_sentence_and_no_request_carries_it(visitor, axe):
    page = visitor.open("desk", "/desk/")
    page.get_by_label("警号").fill("010003")
    page.get_by_label("密码").fill("nuanchuang-demo")
    page.keyboard.press("Enter")
    page.locator("#desk-live").wait_for()
    desk, sent = Desk(page), []
    page.on("request", lambda each: sent.append(f"{each.url} {each.post_data or ''} {each.headers}"))
    desk.go("F2")
    calm = page.locator(".say p").inner_text()
    page.keyboard.press("Shift+F4")
    irritated = page.locator(".say p").inner_text()
    page.keyboard.press("Shift+F4")
    agitated = page.locator(".say p").inner_text()
    assert len({calm, irritated, agitated}) == 3
    assert page.locator(".moves a[data-fits]").count() >= 1
    axe(page)
    desk.go("F3")
    assert page.locator("nc-mood b").inner_text() == "激动"
    desk.go("Escape")
    asked = [each for each in sent if "/static/" not in each]
    assert asked
    assert not [each for each in asked if any(word in each for word in WORDS)]
    page.keyboard.press("Shift+F4")
    assert page.evaluate("sessionStorage.getItem('nuanchuang-mood')") is None


def test_the_mood_key_is_alive_after_a_memo_was_written(visitor):
    page = visitor.open("desk", "/desk/")
    page.get_by_label("警号").fill("010005")
    page.get_by_label("密码").fill("nuanchuang-demo")
    page.keyboard.press("Enter")
    page.locator("#desk-live").wait_for()
    desk = Desk(page)
    desk.go("F2")
    with page.expect_navigation():
        page.get_by_role("link", name="写条备忘").click()
    page.locator("#text").fill("先问有没有复印件。")
    page.get_by_role("button", name="记下").click()
    page.locator("nc-mood:not([hidden])").wait_for()
    page.keyboard.press("Shift+F4")
    assert page.locator("nc-mood b").inner_text() == "烦躁"
