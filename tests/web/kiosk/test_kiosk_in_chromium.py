"""The kiosk in real Chromium: three touches, a scanner, nothing left behind, never a blank screen."""

import subprocess
import sys
from pathlib import Path

import pytest

from nuanchuang.web.devices import cookie
from tests.support.browser import Visitor
from tests.support.surfaces import answer_the_door, onward

UNDELIVERED = "刚才那一步没有送到"


def stand_before(visitor, served):
    """A page of a paired kiosk at its own size."""
    command = [
        Path(sys.executable).with_name("nuanchuang"),
        "token",
        "create",
        "--hall",
        "demo",
        "--role",
        "kiosk",
    ]
    told = subprocess.run(
        command, env=served.database.environment, capture_output=True, text=True, check=True
    )
    context = visitor.context("kiosk")
    token = told.stdout.split()[-1]
    context.add_cookies([{"name": cookie("kiosk"), "value": token, "url": served.url}])
    page = context.new_page()
    page.goto("/kiosk/")
    return page


@pytest.fixture
def kiosk(visitor, served):
    return stand_before(visitor, served)


@pytest.mark.parametrize("elder", [False, True])
def test_two_touches_make_a_ticket_and_every_page_can_be_read(kiosk, axe, fits, elder):
    if elder:
        kiosk.get_by_role("button", name="长辈版").click()
        kiosk.wait_for_selector("html.elder")
    for step in ("[data-lane=vehicle]", "[data-matter=A7]"):
        kiosk.locator(step).wait_for()
        axe(kiosk)
        fits(kiosk, elder=elder)
        kiosk.locator(step).click()
    kiosk.wait_for_url("**/kiosk/ticket/*/")
    axe(kiosk)
    fits(kiosk, elder=elder)
    assert kiosk.locator("#number").inner_text().startswith("A")
    assert kiosk.locator("button[form=nc-leave]").last.is_visible()


def test_a_scanner_is_heard_on_the_first_page_and_on_the_keypads(kiosk):
    kiosk.locator("#help button").click()
    kiosk.wait_for_url("**/kiosk/ticket/*/")
    address = kiosk.url
    scanned = address.replace("/kiosk/ticket/", "/t/")
    for page in ("/kiosk/", "/kiosk/code/"):
        kiosk.goto(page)
        kiosk.wait_for_selector("html.scripted")
        kiosk.keyboard.type(scanned)
        kiosk.keyboard.press("Enter")
        kiosk.wait_for_url(address)


def test_fingers_type_digits_and_a_wrong_code_leads_back(kiosk, axe):
    kiosk.goto("/kiosk/code/")
    for _ in range(8):
        kiosk.get_by_role("button", name="0", exact=True).click()
    axe(kiosk)
    kiosk.get_by_role("button", name="取号").click()
    kiosk.wait_for_selector("[data-refusal=code-unknown]")
    axe(kiosk)
    kiosk.get_by_role("button", name="回到第一页").click()
    kiosk.wait_for_url("**/kiosk/")


@pytest.mark.parametrize("elder", [False, True])
def test_a_list_that_says_not_yet_warns_and_still_gives_a_number(kiosk, visitor, axe, fits, elder):
    door = visitor.open("door", "/matter/B5/check/")
    answer_the_door(door)  # the first answer: the licence is still too far from its last day
    onward(door.locator("main .btn-next"))
    if elder:
        kiosk.get_by_role("button", name="长辈版").click()
        kiosk.wait_for_selector("html.elder")
    kiosk.goto("/kiosk/code/")
    kiosk.locator("#code").fill(door.url)
    kiosk.get_by_role("button", name="取号").click()
    want = kiosk.get_by_role("button", name="还是要取号")
    want.wait_for()
    axe(kiosk)
    fits(kiosk, elder=elder)
    want.click()
    kiosk.wait_for_url("**/kiosk/ticket/*/")
    assert kiosk.locator("#not-yet").is_visible()
    axe(kiosk)
    fits(kiosk, elder=elder)
    context = visitor.context("phone")
    context.add_cookies([{"name": "elder", "value": "3" if elder else "", "url": visitor.url}])
    phone = context.new_page()
    phone.goto(kiosk.url.replace("/kiosk/ticket/", "/t/"))
    assert phone.get_by_role("heading", name="现在这样还办不了").is_visible()
    axe(phone)
    fits(phone, elder=elder)


def test_nobody_there_any_more_and_language_and_size_are_wiped(kiosk):
    kiosk.get_by_role("button", name="English").click()
    kiosk.wait_for_selector("html[lang=en]")
    kiosk.goto("/kiosk/code/")
    kiosk.evaluate("document.querySelector('nc-idle').setAttribute('seconds', '1')")
    kiosk.wait_for_url("**/kiosk/")
    kiosk.wait_for_selector("html[lang=zh-Hans]")


def test_without_the_server_every_press_says_so_and_the_page_stays(browser, fresh_serve):
    served = fresh_serve()
    visitor = Visitor(browser, served.url)
    kiosk = stand_before(visitor, served)
    served.process.terminate()
    served.process.wait(15)
    for press in ("[data-lane=vehicle]", "#help button", "button[name=language]", "button[name=elder]"):
        kiosk.evaluate("document.getElementById('nc-alert').replaceChildren()")
        kiosk.locator(press).first.click()
        kiosk.locator("#nc-alert", has_text=UNDELIVERED).wait_for()
    assert kiosk.get_by_role("heading", name="您好").is_visible()
    visitor.complaints.clear()  # htmx tells the console that it could not send
    visitor.close()
