"""Nothing on the board is cut off, however much its foot has to say."""

import pytest
from playwright.sync_api import expect

CUT = """() => [...document.querySelectorAll(".call, .call-now > *, .call > span")].filter((place) => {
  const box = place.getBoundingClientRect();
  const foot = document.querySelector(".board-foot").getBoundingClientRect();
  const row = place.closest(".call, .board-now").getBoundingClientRect();
  return box.bottom > foot.top || box.right > row.right + 1 || box.bottom > row.bottom + 1;
}).map((place) => place.textContent.trim())"""


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_calls_out_of_turn_fit_even_when_the_board_is_stale_and_silent(visitor, program, served, language):
    for window in (1, 2, 3, 4, 5, 7):
        given = {"class": "priority", "reason": "elder"}
        lane = {1: "vehicle", 2: "vehicle", 3: "licence", 4: "licence"}.get(window, "violation")
        program("halls/demo/tickets", lane=lane, priority=given)
        try:
            program(f"windows/{window}/call")
        except OSError:
            program(f"windows/{window}/recall")  # busy since the first language
    context = visitor.context("board")
    page = context.new_page()
    page.goto("/pair/")
    page.locator("button[value=board]").click()
    page.wait_for_url("**/board/")
    context.add_cookies([{"name": "language", "value": language, "url": visitor.url}])
    page.goto("/board/")
    expect(page.locator(".call .tag")).to_have_count(5)
    page.evaluate("document.querySelector('[data-silent]').hidden = false")
    page.locator("nc-live").evaluate(
        "live => { live.source.close(); live.heard -= 30000; live.broken = true; live.show() }"
    )
    expect(page.locator("nc-live")).to_have_attribute("data-state", "stale")
    assert page.evaluate(CUT) == []
