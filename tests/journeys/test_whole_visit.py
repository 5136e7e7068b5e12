"""The whole visit, from the door to the goodbye; the desk by keyboard alone.

The stories share one hall and leave it as they found it: nobody at a window, nobody waiting for vehicles.
"""

import os
import re
import statistics
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from tests.support.keystrokes import Keystrokes
from tests.support.surfaces import Desk, House, answer_the_door, onward, take_ticket, type_code

SORRY = "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。"
"""The essay's own sentence (mission rows 23–24)."""
SECOND = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
"""A second, on a machine that has a core for everybody who wants one; else as many as wait for a core."""


def history(house: House, number: str) -> Locator:
    """The visit of a number of today as the office has it."""
    office = house.office("010009", "/office/visits/")
    office.get_by_role("link", name=number, exact=True).click()
    return office.locator("#main")


def test_from_the_door_to_the_goodbye(house: House, keystrokes: Keystrokes) -> None:
    door = house.visitor.open("door", "/")
    door.locator("#q").fill("车牌丢了")
    door.keyboard.press("Enter")
    onward(door.locator("[data-matter=A10]").first)
    onward(door.locator("#start"))
    answer_the_door(door)
    onward(door.locator("main .btn-next"))
    expect(door.locator("#bring li")).to_have_count(3)
    digits = re.sub(r"\D", "", door.locator("#typed-code").inner_text())

    kiosk, board = house.screen("kiosk"), house.screen("board")
    type_code(kiosk, digits)
    number = kiosk.locator("#number").inner_text()
    phone = house.phone(kiosk.evaluate("location.pathname").replace("/kiosk/ticket/", "/t/"))
    expect(phone.locator("#state")).to_have_attribute("data-step", "waiting")

    desk, counter = house.desk("010001"), house.screen("counter", 1)
    desk.go("F2")
    expect(board.locator(".call-now")).to_contain_text(number)
    expect(board.locator(".call-now")).to_contain_text("请到 1 号窗口")
    expect(phone.locator("#state")).to_contain_text("请到 1 号窗口")
    expect(desk.say()).to_contain_text(re.compile("(您|上|中午|下午)好"))
    expect(counter.locator("#counter-now")).to_contain_text(number)

    desk.answer_all()
    assert desk.keys == ["F2"], "asked again what the list already says"
    desk.check_all()
    desk.go("Control+Enter")
    expect(counter.locator("#counter-now")).to_contain_text("已办好")
    expect(counter.locator(".rate-form")).to_have_count(0)
    desk.say_goodbye()
    keystrokes("清单在手", desk)

    expect(phone.locator("#rating")).to_be_visible()
    counter.locator(".rate-form label").first.tap()
    counter.locator(".rate-good label").first.tap()
    counter.locator(".rate-form .btn-next").tap()
    expect(counter.locator("#main")).to_contain_text("谢谢您的评价。")
    phone.reload()
    expect(phone.locator("#rated")).to_be_visible()

    told = history(house, number)
    steps = ["取号", "叫号", "开始接待", "开始办", "核对材料", "决定：已办好", "送别，接待结束"]
    expect(told.locator(".history")).to_contain_text(re.compile(".*".join(steps), re.DOTALL))
    for staff in (told, desk.page.locator("body")):
        assert "评价" not in staff.inner_text()


def test_a_plain_visit_takes_few_keys_and_the_counter_follows_at_once(
    house: House, keystrokes: Keystrokes
) -> None:
    """Six questions, three papers, the answer, the goodbye."""
    desk, _, _ = house.arrive()
    counter = house.screen("counter", 1)
    desk.answer_all()
    expect(counter.locator("#counter-now .task[aria-current]")).to_have_attribute("data-code", "id_card")
    delays = [_tick_and_watch(desk, counter) for _ in range(3)]
    desk.go("Control+Enter")
    desk.say_goodbye()
    print(f"counter after {delays} s")
    assert keystrokes("普通", desk) <= 12
    assert statistics.median(delays) <= SECOND


def _tick_and_watch(desk: Desk, counter: Page) -> float:
    """Enter on the paper in hand; seconds until the counter shows it as done."""
    code = desk.page.locator("#items .task[aria-current]").get_attribute("data-code")
    began = monotonic()
    desk.press("Enter")
    counter.locator(f"[data-code={code}][data-state=done]").wait_for()
    took = monotonic() - began
    desk.settle()
    return round(took, 2)


def test_a_promise_has_a_day_and_stands_on_the_phone(house: House) -> None:
    desk, _, address = house.arrive()
    desk.answer_all()
    desk.check_all()
    desk.go("F10")
    desk.tab_to(desk.page.locator("input[name=what]").first)
    desk.press("ArrowDown", "ArrowUp")
    due = desk.page.locator("label.choice small").first.inner_text().split()[0]
    desk.go("Enter")
    expect(desk.say()).to_contain_text(f"{due}（")
    desk.say_goodbye()
    expect(house.phone(address).locator("[data-outcome=promised]")).to_contain_text(f"最晚 {due}")
    office = house.office("010009").get_by_role("region", name="快到期的承诺")
    expect(office).to_contain_text("等数据传到本地后通知您来领")


def test_what_is_missing_is_told_once_and_the_pass_leads_back_before_the_others(house: House) -> None:
    desk, kiosk, address = house.arrive()
    number = desk.number()
    desk.answer_all()
    desk.check_all(missing=("remaining_plate", "insurance"))
    desk.go("F8")
    preview = desk.page.locator("article.sheet tbody tr")
    expect(preview).to_have_count(2)
    desk.go("Enter")
    expect(desk.say()).to_have_text(SORRY)
    desk.say_goodbye()

    notice = house.phone(address).locator("[data-outcome=missing]")
    expect(notice).to_contain_text(SORRY)
    expect(notice.locator("tbody tr")).to_have_count(2)
    expect(notice.locator("svg")).to_be_visible()
    digits = re.sub(r"\D", "", notice.locator(".digits").inner_text())
    assert len(digits) == 8

    others = [take_ticket(kiosk, "vehicle", "A7") for _ in range(2)]
    type_code(kiosk, digits)
    expect(kiosk.locator(".ticket")).to_contain_text("您补齐了材料，不用重新排队。")
    again = kiosk.locator("#number").inner_text()
    desk.go("F2")
    assert desk.number() == again != number
    expect(desk.page.locator(".desk-who")).to_contain_text("补齐后回来")
    assert desk.page.locator("#items [data-state=seen]").count() == 1, "what was in order stays so"
    desk.get_it_done()

    type_code(kiosk, digits)
    expect(kiosk.locator("[data-refusal=pass-used]")).to_be_visible()
    for _ in others:
        desk.go("F2")
        desk.get_it_done()


def test_a_refusal_carries_its_ground_another_way_the_remedy_and_tells_when_it_changes(house: House) -> None:
    desk, _, address = house.arrive("A7")
    desk.answer_all()
    desk.go("F10")
    reason = desk.page.locator(".reasons a[href$='reason=sealed']")
    fact = reason.inner_text()
    desk.tab_to(reason)
    desk.go("Enter")
    expect(desk.page.locator("input[name=tell_me]")).to_be_checked()
    desk.go("Enter")
    expect(desk.say()).to_contain_text("别的办法")
    desk.say_goodbye()
    told = house.phone(address).locator("[data-outcome=refused]")
    for words in (fact, "第", "条", "接下来可以怎么办", "不同意的话", "最晚", "规定变了，会在这里告诉您。"):
        expect(told).to_contain_text(words)


def test_a_colleague_goes_on_where_the_first_one_stopped(house: House) -> None:
    desk, _, _ = house.arrive()
    number = desk.number()
    colleague = house.desk("010002")
    expect(colleague.page.locator(".desk-who")).to_contain_text("空闲")
    desk.answer_all(plates="all_lost")
    desk.go("Enter")
    desk.go("F9")
    chosen = desk.page.locator("input[name=window][value='2']")
    desk.tab_to(desk.page.locator("input[name=window]").first)
    while not chosen.is_checked():
        desk.press("ArrowDown")
    desk.go("Enter")
    assert desk.number() == number  # whoever asked stays the owner until somebody takes over

    expect(colleague.page.locator(f"#accept-{number}")).to_be_visible()
    colleague.go("Shift+F9")
    expect(colleague.page.locator("h1.number")).to_have_text(number)
    expect(desk.page.locator(".desk-who")).to_contain_text("空闲")
    expect(colleague.say()).to_contain_text("您的情况同事跟我说了")
    expect(colleague.page.locator("#items [data-state=seen]")).to_have_count(1)
    colleague.get_it_done()
    told = history(house, number)
    expect(told.locator(".history")).to_contain_text("由 010001 交给 010002 负责")


def test_nobody_is_sent_away_while_something_is_undecided(house: House) -> None:
    desk, _, _ = house.arrive()
    desk.answer_all()
    desk.check_all()
    desk.go("Control+Enter")
    second = house.desk("010001")
    second.tab_to(second.page.get_by_role("link", name="再加一件"))
    second.go("Enter")
    second.tab_to(second.page.locator("button[name=matter][value=A7]"))
    second.go("Enter")
    desk.press("F10")
    expect(desk.alert()).to_contain_text("还有事项没有结果")
    second.get_it_done()


def test_a_missed_number_comes_back_to_its_place(house: House) -> None:
    desk, _, address = house.arrive()
    number = desk.number()
    phone = house.phone(address)
    desk.go("F4")
    desk.go("F6")
    expect(phone.locator("#state")).to_have_attribute("data-step", "missed")
    phone.get_by_role("button", name="我回来了").tap()
    expect(phone.locator("#state")).to_have_attribute("data-step", "waiting")
    desk.go("F2")
    assert desk.number() == number
    desk.get_it_done()
