"""An elder who is not sure whether a licence can still be renewed, on a phone, with large letters."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.surfaces import House, onward


def choose(door: Page, question: str, option: str) -> None:
    """Answer the question the page asks; fails when it asks another."""
    expect(door.locator("input[type=radio]").first).to_have_attribute("name", question)
    door.locator(f"label.choice:has([value={option}])").tap()
    onward(door.locator("main .btn-next"))


def test_an_elder_is_told_that_it_can_be_renewed_and_what_comes_first(
    house: House, fits: Callable[..., None]
) -> None:
    door = house.visitor.open("door", "/")
    onward(door.get_by_role("button", name="长辈版"))
    door.locator("#advice summary").tap()
    fits(door, elder=True)
    onward(door.locator("[data-wizard=late-renewal]"))
    fits(door, elder=True)
    onward(door.locator("#start"))

    choose(door, "expiry", "gone")
    choose(door, "record", "open")
    fits(door, elder=True)
    onward(door.locator("main a[href$='/check/expiry/']"))
    choose(door, "expiry", "lapsed")
    choose(door, "medical", "fine")
    choose(door, "away", "none")
    onward(door.locator("#see"))

    assert "lapsed" not in door.url
    expect(door.locator("h1")).to_have_text("先处理完违法和事故，再换证。")
    expect(door.locator("[data-outcome]")).to_have_count(2)
    after = door.locator("[data-outcome=renew_late]")
    expect(after).to_contain_text("做完之后：")
    expect(after).to_contain_text("还能换证")
    expect(door.locator("#advice-only")).to_contain_text("以窗口答复为准")
    expect(door.locator("#outcome .law").first).to_be_visible()
    fits(door, elder=True)

    door.reload()
    expect(door.locator("h1")).to_have_text("先处理完违法和事故，再换证。")
    onward(door.locator("#matters [data-matter=B5]"))
    expect(door.locator("h1")).to_have_text("驾驶证期满换证")
