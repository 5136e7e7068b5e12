"""The care at the window, live: the second look, 没听明白, the safety key, papers back with both hands."""

from playwright.sync_api import Page, expect

from tests.support.surfaces import House, take_ticket


def test_an_agents_papers_the_tap_the_alarm_and_the_goodbye(house: House) -> None:
    take_ticket(house.screen("kiosk"), "vehicle", "A10")
    desk, counter = house.desk("010001"), house.screen("counter", 1)
    beside, leader, guide = (
        house.desk("010002"),
        house.office("010009"),
        house.office("010008", "/office/safety/"),
    )
    desk.go("F2")
    desk.answer_all(who="agent")
    expect(counter.locator(".counter-next")).to_be_visible()

    counter.get_by_role("button", name="没听明白").tap()
    expect(desk.page.locator("[data-unclear]")).to_contain_text("换个说法再讲一遍，请群众复述")
    expect(counter.locator("#counter-now")).to_contain_text("民警知道了")

    while desk.page.locator("#look").count() == 0:
        desk.go("Enter")
    code = desk.page.locator("#items .task[aria-current]").get_attribute("data-code")
    desk.press("Enter")
    expect(desk.page.locator("#look")).to_be_focused()
    assert desk.page.locator("#items .task[aria-current]").get_attribute("data-code") == code
    desk.check_all()

    desk.go("Pause")
    expect(desk.page.locator("[data-alarm='1']")).to_contain_text("已经告诉领导、导办员和同事")
    for screen in (leader, guide, beside.page):
        expect(screen.locator("[data-alarm='1']")).to_contain_text("1 号窗口求助")
    assert "求助" not in counter.locator("body").inner_text()
    guide.get_by_role("button", name="我去看").click()
    expect(desk.page.locator("[data-alarm='1']")).to_contain_text("010008 正过来")
    desk.page.locator("#mistake-1").click()
    for screen in (desk.page, leader, guide, beside.page):
        expect(screen.locator("[data-alarm='1']")).to_have_count(0)

    desk.go("F10")
    desk.go("Enter")
    expect(desk.page.locator("#papers .task").first).to_be_visible()
    desk.page.locator("a[href='?panel=papers']").click()
    expect(desk.page.locator("#papers .btn-next")).to_be_focused()
    words_follow_the_choice(desk.page)
    desk.say_goodbye()
    expect(counter.locator("#counter-now")).to_contain_text("请您慢走")


def words_follow_the_choice(page: Page) -> None:
    """All go back, none, some: heading, button, key and the sentence to say name what is chosen."""
    places = page.locator("#papers select").all()
    assert len(places) > 1
    usual = [each.input_value() for each in places]
    ways = {
        ("returned", "returned"): ("请把这些还给群众", "都还给您了，请慢走", "这是您的材料，请收好。"),
        ("filed", "filed"): ("这些要留下", "去处说清了", "办事要留下"),
        ("filed", "returned"): ("该还的还给群众", "该还的都还给您了", "这是还给您的"),
    }
    for (first, rest), (heading, button, say) in ways.items():
        for each, place in zip(places, [first] + [rest] * len(places), strict=False):
            each.select_option(place)
        expect(page.locator(".desk-work h2").first).to_contain_text(heading)
        expect(page.locator("#papers .btn-next")).to_contain_text(button)
        expect(page.locator("#desk-keys [form=papers]")).to_contain_text(button)
        expect(page.locator(".say p")).to_contain_text(say)
    for each, place in zip(places, usual, strict=True):
        each.select_option(place)
    page.locator("#papers .btn-next").focus()
