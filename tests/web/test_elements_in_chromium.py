"""The small elements: keys, one press one sending, leaving the kiosk, digits, refusals in place."""

from playwright.sync_api import Page, Route, expect

from tests.support.browser import Visitor

REFUSED = "现在办不了这一步"


def test_a_function_key_presses_its_button_and_the_refusal_appears_in_place(looker: Visitor) -> None:
    page = looker.open("desk", "/desk/")
    page.keyboard.press("F2")
    expect(page.locator("#nc-alert")).to_contain_text(REFUSED)
    expect(page.locator(".desk-who .number")).to_have_text("A017")


def test_a_key_that_an_input_method_swallows_presses_nothing(looker: Visitor) -> None:
    page = looker.open("desk", "/desk/")
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'F1', isComposing: true}))")
    expect(page.locator("#nc-help")).to_be_hidden()
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'F1'}))")
    expect(page.locator("#nc-help")).to_be_visible()


def test_while_a_dialog_is_open_only_its_own_keys_work(looker: Visitor) -> None:
    page = looker.open("desk", "/desk/")
    page.keyboard.press("F1")
    page.keyboard.press("F2")
    expect(page.locator("#nc-alert")).to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator("#nc-help")).to_be_hidden()


def test_a_key_may_be_moved_but_never_to_one_the_browser_needs(looker: Visitor) -> None:
    page = looker.open("desk", "/desk/")
    page.evaluate("localStorage.setItem('nuanchuang-keys', JSON.stringify({F1: 'Insert', F2: 'F5'}))")
    page.reload()
    expect(page.locator("[data-key=F1] kbd")).to_have_text("Insert")
    page.keyboard.press("Insert")
    expect(page.locator("#nc-help")).to_be_visible()
    prevented = "!document.dispatchEvent(new KeyboardEvent('keydown', {key: 'F5', cancelable: true}))"
    assert page.evaluate(prevented) is False


def test_an_impatient_finger_sends_a_form_once(looker: Visitor) -> None:
    page = looker.open("desk", "/desk-live/")
    sent: list[str | None] = []

    def hold(route: Route) -> None:
        sent.append(route.request.post_data)
        route.fulfill(status=204)

    page.route("**/refuse/", hold)
    page.evaluate("() => { const b = document.getElementById('send'); b.click(); b.click(); }")
    expect(page.locator("#send")).to_be_disabled()
    assert len(sent) == 1
    assert "way=sent" in (sent[0] or "")


def _kiosk(looker: Visitor) -> Page:
    context = looker.context("kiosk")
    context.add_cookies([{"name": "language", "value": "en", "url": looker.url}])
    page = context.new_page()
    page.clock.install()
    page.goto("/kiosk-ticket/")
    return page


def test_a_kiosk_nobody_touches_warns_and_forgets_the_person(looker: Visitor) -> None:
    page = _kiosk(looker)
    page.clock.run_for(500)
    expect(page.locator("nc-idle dialog")).to_be_visible()
    page.clock.run_for(3000)
    page.wait_for_url("**/kiosk/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_a_touch_keeps_the_kiosk_open(looker: Visitor) -> None:
    page = looker.context("kiosk").new_page()
    page.clock.install()
    page.goto("/kiosk-pass/")
    page.clock.run_for(25_000)
    expect(page.locator("nc-idle dialog")).to_be_visible()
    page.locator("[data-stay]").tap()
    page.clock.run_for(1000)
    expect(page.locator("nc-idle dialog")).to_be_hidden()
    assert page.url.endswith("/kiosk-pass/")


def test_digits_are_typed_without_a_keyboard_and_no_more_than_fit(looker: Visitor) -> None:
    page = looker.open("kiosk", "/kiosk-pass/")
    for digit in "1234567890":
        page.locator("nc-keypad").get_by_text(digit, exact=True).tap()
    expect(page.locator("#code")).to_have_value("12345678")
    page.get_by_text("退格").tap()
    expect(page.locator("#code")).to_have_value("1234567")
    page.get_by_text("清除", exact=True).tap()
    expect(page.locator("#code")).to_have_value("")


def test_the_clock_goes_by_the_server_not_by_the_box(looker: Visitor) -> None:
    page = looker.context("kiosk").new_page()
    page.clock.install(time="2031-05-05T05:05:00")
    page.goto("/kiosk/")
    shown = page.locator(".clock-time").inner_text()
    page.clock.run_for(2000)
    assert page.locator(".clock-time").inner_text()[:2] == shown[:2]


def test_without_scripts_forms_still_work_and_nothing_dead_is_shown(looker: Visitor) -> None:
    page = looker.open("kiosk", "/kiosk-pass/", java_script_enabled=False)
    expect(page.locator("nc-keypad")).to_be_hidden()
    page.get_by_role("button", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="取号").tap()
    expect(page.locator("h1")).to_be_visible()
