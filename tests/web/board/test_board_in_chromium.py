"""The board on its wall: it follows the calls, rings, says when it is stale, and is readable."""

import pytest
from playwright.sync_api import expect

RINGS = """addEventListener("rang", () => {
  const page = document.documentElement;
  page.dataset.rings = Number(page.dataset.rings || 0) + 1;
})"""


@pytest.fixture
def wall(visitor):
    """A paired board in the waiting room, with sound allowed as the box's policy does."""

    def open_board(*, english=False):
        context = visitor.context("board")
        context.add_init_script(RINGS)
        page = context.new_page()
        page.goto("/pair/")
        page.locator("button[value=board]").click()
        page.wait_for_url("**/board/")
        if english:
            context.add_cookies([{"name": "language", "value": "en", "url": visitor.url}])
            page.goto("/board/")
        page.locator("nc-live[data-state=live]").wait_for(state="attached")
        return page

    return open_board


def test_a_call_arrives_rings_once_and_pushes_the_others_down(wall, program, axe, fits):
    page = wall()
    before = page.locator(".call-now .number").inner_text()
    page.mouse.click(5, 5)
    number = program("windows/3/call")["ticket"]["number"]
    expect(page.locator(".call-now .number")).to_have_text(number)
    expect(page.locator(".call-now .to")).to_have_text("请到 3 号窗口")
    expect(page.locator(".call").first).to_contain_text(before)
    expect(page.locator(".call")).to_have_count(5)
    expect(page.locator("html")).to_have_attribute("data-rings", "1")
    axe(page)
    fits(page)


def test_a_call_repeated_rings_again_and_somebody_waiting_does_not(wall, program):
    number = program("windows/5/call")["ticket"]["number"]
    page = wall()
    page.mouse.click(5, 5)
    waiting = page.locator("#board-lanes b").first
    people = int(waiting.inner_text())
    program("halls/demo/tickets", lane="vehicle")
    expect(waiting).to_have_text(str(people + 1))
    expect(page.locator("html[data-rings]")).to_have_count(0)
    program("windows/5/recall")
    expect(page.locator("html")).to_have_attribute("data-rings", "1")
    expect(page.locator(".call-now .number")).to_have_text(number)


def test_a_priority_call_says_so(wall, program):
    page = wall()
    given = program("halls/demo/tickets", lane="vehicle", priority={"class": "priority", "reason": "elder"})
    program("windows/1/call")
    expect(page.locator(".call-now")).to_contain_text(given["number"])
    expect(page.locator(".call-now .tag")).to_have_text("优先")


def test_the_board_in_english_is_accessible_and_fits(wall, axe, fits):
    page = wall(english=True)
    expect(page.locator("h1")).to_have_text("Jianglin Traffic Police, East Service Hall (demo)")
    axe(page)
    fits(page)


def test_without_the_server_the_board_keeps_its_calls_and_says_how_old_it_is(
    wall, served, program, visitor, axe
):
    page = wall()
    number = page.locator(".call-now .number").inner_text()
    served.stop()
    expect(page.locator("nc-live")).to_have_attribute("data-state", "stale", timeout=15_000)
    expect(page.locator("[data-age]")).to_contain_text("秒前")
    expect(page.locator(".call-now .number")).to_have_text(number)
    axe(page)
    visitor.complaints.clear()  # Chromium says on the console that the line is broken
