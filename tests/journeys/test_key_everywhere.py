"""The safety key away from the desk: it works wherever an officer sits, and costs nothing that was typed."""

from playwright.sync_api import expect

from tests.support.surfaces import House, take_ticket

MINE = "[data-alarm='1']"


def test_the_key_works_beside_the_desk_in_the_frame_and_in_the_office(house: House) -> None:
    take_ticket(house.screen("kiosk"), "vehicle", "A10")
    desk, beside = house.desk("010001"), house.desk("010002").page
    beside.goto("/desk/lessons/")
    desk.go("F2")
    desk.answer_all()
    page = desk.page
    page.goto(str(page.locator("a[href$='/memo/']").first.get_attribute("href")))
    page.locator("#text").fill("下次先看行驶证")
    where = page.url
    for way in ("Pause", "Pause", "F1"):
        page.keyboard.press(way)
        if way == "F1":
            page.locator("#nc-help .btn-danger").click()
        expect(page.locator(MINE)).to_contain_text("已经告诉领导、导办员和同事")
        expect(beside.locator(MINE)).to_contain_text("1 号窗口求助")
        assert page.locator("#text").input_value() == "下次先看行驶证"
        assert page.url == where
        page.locator("#mistake-1").click()
        for screen in (page, beside):
            expect(screen.locator(MINE)).to_have_count(0)

    page.goto("/desk/citizen/")
    page.frame_locator("iframe").locator("#number").click()
    page.keyboard.press("Pause")
    expect(page.locator(MINE)).to_contain_text("已经告诉")
    page.locator("#mistake-1").click()
    expect(page.locator(MINE)).to_have_count(0)

    page.goto("/office/safety/")
    page.keyboard.press("Pause")
    expect(page.locator("#alarms")).to_contain_text("已经告诉领导、导办员和同事")
    expect(beside.locator(MINE)).to_contain_text("1 号窗口求助")
