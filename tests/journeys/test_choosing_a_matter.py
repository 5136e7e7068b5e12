"""An officer chooses among all matters without a mouse: Tab into them, then arrow keys."""

from playwright.sync_api import Page, expect

from tests.support.surfaces import Desk, House, take_ticket

HERE = "document.activeElement.value || document.activeElement.innerText"


def arrive(house: House) -> Desk:
    """Somebody who only said “vehicles” is called; the find box has the keyboard."""
    take_ticket(house.screen("kiosk"), "vehicle")
    desk = house.desk("010001")
    desk.go("F2")
    expect(desk.page.locator("#find")).to_be_focused()
    return desk


def walk_down(desk: Desk, page: Page) -> list[str]:
    """Arrow down until it goes no further; what had the keyboard on the way."""
    seen = [page.evaluate(HERE)]
    while len(seen) < 99:
        desk.press("ArrowDown")
        if page.evaluate(HERE) == seen[-1]:
            return seen
        seen.append(page.evaluate(HERE))
    raise AssertionError("it goes round in circles")


def test_arrow_keys_lead_to_every_lane_and_enter_opens_and_chooses(house: House) -> None:
    desk = arrive(house)
    page = desk.page
    desk.tab_to(page.locator("button.matter").first)
    first = page.evaluate(HERE)
    desk.press("ArrowRight")
    assert page.evaluate(HERE) == page.locator("button.matter").nth(1).get_attribute("value")
    desk.press("ArrowLeft")
    assert page.evaluate(HERE) == first

    lanes = page.locator(".desk-work summary")
    assert walk_down(desk, page)[-1] == lanes.last.inner_text()
    desk.press("ArrowUp")
    assert page.evaluate(HERE) == lanes.nth(lanes.count() - 2).inner_text()

    desk.press("Enter", "ArrowDown")
    chosen = page.evaluate("document.activeElement.innerText")
    desk.go("Enter")
    expect(page.locator(".case-link[aria-current]")).to_contain_text(chosen)
