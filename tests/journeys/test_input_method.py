"""A Chinese input method at the desk: while it composes the keys are its own, and what it writes is found."""

from playwright.sync_api import CDPSession, expect

from tests.support.surfaces import Desk, House, take_ticket


def arrive_unsaid(house: House) -> tuple[Desk, CDPSession]:
    """Somebody at window 8 has not said what for; the find box has the keyboard."""
    kiosk = house.screen("kiosk")
    kiosk.goto("/kiosk/")
    kiosk.locator("#help button").tap()
    kiosk.wait_for_url("**/kiosk/ticket/*/")
    desk = house.desk("010009")
    desk.go("F2")
    expect(desk.page.locator("#find")).to_be_focused()
    return desk, desk.page.context.new_cdp_session(desk.page)


def test_function_keys_wait_while_characters_are_composed_and_then_the_matter_is_found(house: House) -> None:
    desk, method = arrive_unsaid(house)
    number = desk.number()
    method.send("Input.imeSetComposition", {"text": "chepai", "selectionStart": 6, "selectionEnd": 6})
    for key, code in (("F6", 117), ("F7", 118), ("F9", 120)):
        composing = {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
        method.send("Input.dispatchKeyEvent", composing)
        method.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "windowsVirtualKeyCode": code})
    desk.settle()
    assert desk.number() == number
    expect(desk.page.locator("#find")).to_have_value("chepai")
    assert "panel" not in desk.page.url

    method.send("Input.insertText", {"text": "车牌丢了"})
    expect(desk.page.locator("#find")).to_have_value("车牌丢了")
    desk.go("Enter")
    expect(desk.page.locator("button.matter").first).to_be_focused()
    desk.go("Enter")
    expect(desk.page.locator(".case-link")).to_contain_text("补领、换领号牌")
    expect(desk.page.locator("legend h3")).to_be_visible()


def test_nothing_is_searched_for_while_composing_and_the_finished_word_is(house: House) -> None:
    house.arrive()
    desk = house.desk("010001")
    desk.go("F3")
    asked = list[str]()
    desk.page.on("request", lambda request: asked.append(request.url) if "find=" in request.url else None)
    desk.page.clock.install()
    method = desk.page.context.new_cdp_session(desk.page)
    method.send("Input.imeSetComposition", {"text": "tousu", "selectionStart": 5, "selectionEnd": 5})
    desk.page.clock.run_for(1000)
    assert desk.page.evaluate("document.activeElement.value") == "tousu"
    assert asked == []
    method.send("Input.insertText", {"text": "投诉"})
    with desk.page.expect_response(lambda response: "find=" in response.url):
        desk.page.clock.run_for(1000)
    assert len(asked) == 1
    desk.page.clock.resume()
    expect(desk.page.locator("[data-card]").first).to_contain_text("投诉")
    desk.go("Escape")
    desk.get_it_done()


def test_after_composing_the_same_keys_work(house: House) -> None:
    take_ticket(house.screen("kiosk"), "vehicle", "A10")
    desk = house.desk("010001")
    desk.go("F2")
    desk.go("F9")
    expect(desk.page.locator("h2", has_text="换人接待")).to_be_visible()
    desk.go("Escape")
    expect(desk.page.locator("h2", has_text="换人接待")).to_have_count(0)
