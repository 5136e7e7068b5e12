"""The office at its size: every page can be used, is accessible and follows the hall by itself."""

import urllib.request

import pytest
from playwright.sync_api import expect

from nuanchuang.web.office.sign_in import DEMO_PASSWORD

LEADER, ADMINISTRATOR, INSPECTOR = "010009", "010010", "010011"


@pytest.fixture
def sit(visitor):
    """Somebody signs in, in a browser of their own."""

    def sign_in(badge, **cookies):
        context = visitor.context("office")
        named = [{"name": name, "value": value, "url": visitor.url} for name, value in cookies.items()]
        context.add_cookies(named)
        page = context.new_page()
        page.goto("/office/sign-in/")
        page.locator("#badge").fill(badge)
        page.locator("#password").fill(DEMO_PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/office/")
        return page

    return sign_in


def test_the_hall_now_follows_by_itself(sit, visitor):
    page = sit(LEADER)
    page.locator("nc-live[data-state=live]").wait_for(state="attached")
    card = page.locator("[data-window='6']")
    expect(card).to_contain_text("无人在岗")
    officer = visitor.context("desk").new_page()
    officer.goto("/office/sign-in/")
    officer.locator("#badge").fill("010006")
    officer.locator("#password").fill(DEMO_PASSWORD)
    officer.keyboard.press("Enter")
    officer.wait_for_url("**/desk/**")
    officer.locator("button", has_text="6 号").or_(officer.locator("[value='6']")).first.click()
    expect(card).to_contain_text("010006")


PAGES = {
    LEADER: ["/office/", "/office/visits/"],
    ADMINISTRATOR: ["/office/devices/", "/office/people/"],
    INSPECTOR: ["/office/journal/?check=1"],
}


@pytest.mark.parametrize("cookies", [{}, {"elder": "1"}, {"language": "en"}], ids=["", "elder", "english"])
@pytest.mark.parametrize("badge", PAGES)
def test_every_page_is_accessible_and_fits(sit, axe, fits, badge, cookies):
    page = sit(badge, **cookies)
    for path in PAGES[badge]:
        page.goto(path)
        axe(page)
        fits(page, elder="elder" in cookies)


@pytest.mark.parametrize("outcome", ["一次告知", "暂不能办", "约期答复", "已办好"])
def test_a_history_is_accessible_and_fits(sit, axe, fits, outcome):
    page = sit(LEADER)
    page.goto("/office/visits/")
    page.locator("tr", has_text=outcome).first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="每一步")).to_be_visible()
    axe(page)
    fits(page)


def test_a_screen_is_added_and_paired_by_hand(sit, visitor, axe, fits):
    page = sit(ADMINISTRATOR)
    page.goto("/office/devices/")
    page.get_by_label("类型").select_option("kiosk")
    page.get_by_label("名字").fill("东门取号机")
    page.get_by_role("button", name="生成配对码").click()
    code = page.locator(".digits").inner_text()
    axe(page)
    fits(page)
    screen = visitor.open("kiosk", "/pair/")
    axe(screen)
    for digit in code.replace("\N{NO-BREAK SPACE}", ""):
        screen.get_by_role("button", name=digit, exact=True).click()
    screen.get_by_role("button", name="配对", exact=True).click()
    screen.wait_for_url("**/kiosk/")


def test_a_refused_form_keeps_what_was_filled_in(sit):
    page = sit(ADMINISTRATOR)
    page.goto("/office/people/")
    page.get_by_label("警号").fill("010001")
    page.get_by_label("初始密码").fill("eleven warm words")
    page.get_by_role("button", name="添加").click()
    expect(page.locator("#nc-alert")).to_contain_text("已经有账号")
    expect(page.get_by_label("警号")).to_have_value("010001")


def test_the_sign_in_page_says_no_and_locks_in_words(visitor, axe, fits):
    page = visitor.open("office", "/office/sign-in/")
    axe(page)
    for _ in range(5):
        page.locator("#badge").fill("nobody1")
        page.locator("#password").fill("not this one")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        axe(page)
        fits(page)
    expect(page.get_by_role("heading")).to_have_text("试错太多，先锁一会儿")


def test_pages_of_the_office_are_not_kept_by_the_browser(served):
    with urllib.request.urlopen(f"{served.url}/office/sign-in/") as answer:
        assert "no-store" in answer.headers["Cache-Control"]
