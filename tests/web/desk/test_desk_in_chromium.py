"""Desk and counter in real Chromium: keys alone, the mirror, nothing lost while typing."""

import subprocess
import sys
from pathlib import Path

import pytest

from nuanchuang.web.devices import cookie
from tests.support.databases import ROOT
from tests.support.surfaces import Desk


@pytest.fixture
def sit_down(visitor):
    """An officer of the demo signed in at their window."""

    def sign_in(badge):
        page = visitor.open("desk", "/desk/")
        page.get_by_label("警号").fill(badge)
        page.get_by_label("密码").fill("nuanchuang-demo")
        page.keyboard.press("Enter")
        page.locator("#desk-live").wait_for()
        page.wait_for_load_state()
        return page

    return sign_in


@pytest.fixture
def counter(visitor, served):
    """The tablet of a window."""

    def put_up(window):
        command = [Path(sys.executable).with_name("nuanchuang"), "token", "create", "--hall", "demo"]
        made = subprocess.run(
            [*command, "--role", "counter", "--window", str(window)],
            cwd=ROOT, env=served.database.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        context = visitor.context("counter")
        context.add_cookies([{"name": cookie("counter"), "value": made.stdout.strip(), "url": served.url}])
        page = context.new_page()
        page.goto("/counter/")
        page.locator("nc-live[data-state=live]").wait_for(state="attached")
        return page

    return put_up


def call(page):
    Desk(page).go("F2")


def answer_all(page):
    Desk(page).answer_all()


def walk_the_list(page, missing_last=False):
    """Enter on 已核对, paper by paper."""
    last = page.locator("#items .task[data-state=open]").last.get_attribute("data-code")
    Desk(page).check_all(missing=(last,) if missing_last else ())


def give_back(desk):
    """What goes back to the citizen stands beside the answer; F10 gives it and says goodbye."""
    desk.locator("#papers .task").first.wait_for()
    desk.keyboard.press("F10")


def test_a_visit_by_keys_alone_is_mirrored_and_ends_with_notice_goodbye_and_rating(
    sit_down, counter, axe, fits
):
    desk, tablet = sit_down("010005"), counter(5)
    for page in (desk, tablet):
        axe(page)
        fits(page)
    call(desk)
    tablet.get_by_text("民警正在问您").wait_for()
    axe(desk)
    answer_all(desk)
    desk.wait_for_selector("#seen:focus")
    code = desk.locator(".task[aria-current]").get_attribute("data-code")
    tablet.locator(f".task[aria-current][data-code={code}]").wait_for()
    axe(desk)
    fits(desk)
    axe(tablet)
    walk_the_list(desk, missing_last=True)
    Desk(desk).go("F8")
    desk.wait_for_selector("button:focus >> text=给出这张单子")
    axe(desk)
    desk.keyboard.press("Enter")
    desk.get_by_text("补齐即办号").first.wait_for()
    tablet.get_by_text("补齐即办号").first.wait_for()
    axe(desk)
    axe(tablet)
    give_back(desk)
    desk.locator("#desk-live").wait_for()
    assert desk.locator(".say p").inner_text().endswith("请您慢走。")
    tablet.get_by_role("radio", name="非常满意", exact=True).wait_for()
    axe(tablet)
    fits(tablet)
    tablet.get_by_role("button", name="不评价").tap()
    tablet.get_by_role("heading", name="请您慢走").wait_for()


def test_done_takes_f10_and_enter_and_the_panels_close_with_escape(sit_down, axe, fits):
    desk = sit_down("010003")
    call(desk)
    answer_all(desk)
    for key, heading in (("F9", "换人接待"), ("F7", "转到哪个队列"), ("F8", "一次告知"), ("F10", "怎么答复")):
        Desk(desk).go(key)
        desk.locator(".desk-work h2", has_text=heading).wait_for()
        axe(desk)
        fits(desk)
        Desk(desk).go("Escape")
        desk.wait_for_selector("#seen:focus")
    walk_the_list(desk)
    desk.keyboard.press("F10")
    desk.wait_for_selector("button:focus >> text=办好了")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("a:focus >> text=打印单子")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("nc-print button:focus")
    axe(desk)
    desk.keyboard.press("Escape")
    desk.locator("h1.number").wait_for()
    give_back(desk)
    desk.locator("#desk-live").wait_for()


def test_what_is_being_typed_survives_hints_and_composing_keys(sit_down):
    desk, other = sit_down("010007"), sit_down("010004")
    call(desk)
    desk.goto("/desk/?panel=matter")
    desk.get_by_role("searchbox").fill("车牌")
    before = desk.locator("#desk-waiting b").inner_text()
    desk.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'F9', isComposing: true, bubbles: true }))"
    )
    call(other)
    desk.locator(f"#desk-waiting b:not(:text-is('{before}'))").wait_for()
    assert desk.get_by_role("searchbox").input_value() == "车牌"
    assert desk.evaluate("() => document.activeElement.id") == "find"
    assert "hand-over" not in desk.url


def test_the_largest_words_are_what_to_say_next(sit_down):
    desk = sit_down("010002")
    sizes = desk.evaluate(
        "() => [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility()"
        " && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))"
        ".map((each) => [parseFloat(getComputedStyle(each).fontSize), Boolean(each.closest('.say'))])"
    )
    largest = max(size for size, _ in sizes)
    assert {said for size, said in sizes if size == largest} == {True}


def test_f2_with_nobody_waiting_is_told_kindly(sit_down):
    desk = sit_down("010001")
    desk.keyboard.press("F2")
    desk.get_by_text("刚才没有能叫的号").wait_for()


def test_someone_taking_a_ticket_changes_count_and_next_sentence(sit_down, visitor, served):
    desk = sit_down("010002")
    assert desk.locator("#desk-count").inner_text() == "0"
    made = [
        Path(sys.executable).with_name("nuanchuang"),
        "token",
        "create",
        "--hall",
        "demo",
        "--role",
        "kiosk",
    ]
    token = subprocess.run(
        made, cwd=ROOT, env=served.database.environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    answer = visitor.context("door").request.post(
        "/api/v1/halls/demo/tickets",
        data={"lane": "vehicle"},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "one ticket"},
    )
    assert answer.status == 201
    desk.locator("#desk-count", has_text="1").wait_for()
    assert desk.locator(".say p").inner_text() == "请按 F2 叫下一位。"
