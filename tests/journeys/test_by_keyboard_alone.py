"""Five visits with the officer's hands on the keyboard alone, an input method composing what is written.

The citizen's kiosk, counter and phone stand beside the desk and tell the same. The stories share one hall
and leave it as they found it: nobody waits for vehicles, nobody at windows 1, 2 and 8.
"""

import re

from playwright.sync_api import expect

from tests.support.keystrokes import Keystrokes
from tests.support.surfaces import Desk, House, take_ticket, type_code


def open_lessons(desk: Desk) -> None:
    """From the desk to one's own errors: the bar, then the bar of the page beside it."""
    desk.tab_to(desk.page.locator("#asked-bar a"))
    desk.go("Enter")
    desk.tab_to(desk.page.get_by_role("link", name="补救与回顾"))
    desk.go("Enter")


def choose(desk: Desk, value: str) -> None:
    """Arrow down to the one to be asked for this person."""
    chosen = desk.page.locator(f"input[name=window][value='{value}']")
    desk.tab_to(desk.page.locator("input[name=window]:checked"))
    while not chosen.is_checked():
        desk.press("ArrowDown")


def test_papers_are_missing_and_the_pass_leads_straight_back_to_the_same_officer(
    house: House, keystrokes: Keystrokes
) -> None:
    kiosk, counter = house.screen("kiosk"), house.screen("counter", 1)
    phone = house.phone(take_ticket(kiosk, "vehicle"))
    desk, colleague = house.desk("010001"), house.desk("010002")
    desk.go("F2")
    expect(desk.page.locator("#find")).to_be_focused()
    desk.write("chepaidiule", "车牌丢了")
    desk.go("Enter")
    desk.go("Enter")
    expect(desk.page.locator(".case-link")).to_contain_text("补领、换领号牌")
    desk.answer_all()
    desk.check_all(missing=("remaining_plate", "insurance"))
    desk.go("F8")
    expect(desk.page.locator("article.sheet tbody tr")).to_have_count(2)
    desk.go("Enter")
    for told in (counter.locator("#counter-now"), phone.locator("[data-outcome=missing]")):
        expect(told).to_contain_text("对不起，您办理的事项还缺几个手续。")
        expect(told.locator("tbody tr")).to_have_count(2)
    digits = re.sub(r"\D", "", phone.locator(".digits").inner_text())
    desk.say_goodbye()
    first = keystrokes("缺件", desk)

    type_code(kiosk, digits)
    expect(kiosk.locator(".ticket")).to_contain_text("您补齐了材料，不用重新排队。")
    number = kiosk.locator("#number").inner_text()
    colleague.go("F2")
    expect(colleague.page.locator(".desk-who")).to_contain_text("空闲")
    desk.go("F2")
    assert desk.number() == number
    desk.get_it_done()
    phone.reload()
    expect(phone.locator("[data-outcome=missing]")).to_contain_text("这件事后来办好了")
    desk.keys = desk.keys[first:]
    assert keystrokes("补齐回来", desk) <= 12


def test_a_lawful_no_has_its_reason_its_paper_and_tells_when_it_changes(
    house: House, keystrokes: Keystrokes
) -> None:
    desk, _, address = house.arrive("A7")
    counter, phone = house.screen("counter", 1), house.phone(address)
    desk.answer_all()
    desk.go("F3")
    desk.write("tousu", "投诉")
    expect(desk.page.locator("[data-card]").first).to_contain_text("投诉")
    desk.go("Escape")
    desk.go("F10")
    reason = desk.page.locator(".reasons a[href*='reason=sealed']")
    fact = reason.inner_text()
    desk.tab_to(reason)
    desk.go("Enter")
    expect(desk.page.locator("input[name=tell_me]")).to_be_checked()
    desk.go("Enter")
    desk.say_goodbye()
    expect(phone.locator("[data-outcome=refused]")).to_be_visible()
    for words in (fact, "第", "条", "接下来可以怎么办", "不同意的话", "最晚", "规定变了，会在这里告诉您。"):
        expect(phone.locator("[data-outcome=refused]")).to_contain_text(words)
    expect(counter.locator("#counter-now")).to_contain_text("请您慢走")
    keystrokes("不能办", desk)


def test_at_a_deadlock_another_officer_comes_and_then_the_leader_and_somebody_always_owns_it(
    house: House, keystrokes: Keystrokes
) -> None:
    desk, _, address = house.arrive("A7")
    colleague, phone = house.desk("010002"), house.phone(address)
    leader = house.office("010009", "/office/leader/")
    number = desk.number()
    desk.answer_all()
    desk.go("F10")
    reason = desk.page.locator(".reasons a[href*='reason=sealed']")
    fact = reason.inner_text()
    desk.tab_to(reason)
    desk.go("Enter")
    desk.go("F9")
    choose(desk, "2")
    desk.go("Enter")
    assert desk.number() == number

    expect(colleague.page.locator(f"#accept-{number}")).to_be_visible()
    colleague.go("Shift+F9")
    expect(colleague.page.locator("h1.number")).to_have_text(number)
    expect(colleague.page.locator("#brief")).to_contain_text(f"讲过的理由：{fact}")
    colleague.go("F9")
    choose(colleague, "leader")
    colleague.go("Enter")
    assert colleague.number() == number

    waiting = leader.locator(f"[data-number={number}]")
    expect(waiting).to_contain_text("2 号窗口 010002")
    expect(waiting).to_contain_text(f"讲过的理由：{fact}")
    waiting.locator(f"#come-{number}").click()
    expect(colleague.page.locator("#desk-offers")).to_contain_text("值班领导 010009 来了，这位群众由领导负责")
    assert colleague.number() == number
    colleague.go("F10")
    expect(colleague.page.locator(".reasons")).to_contain_text(fact)
    again = colleague.page.locator(".reasons a[href*='reason=sealed']")
    colleague.tab_to(again)
    colleague.go("Enter")
    expect(colleague.page.locator("#told-otherwise")).to_have_count(0)
    colleague.go("Enter")
    colleague.say_goodbye()
    expect(phone.locator("[data-outcome=refused]")).to_contain_text(fact)
    keystrokes("换人到领导", desk, colleague)

    leader.goto("/office/visits/")
    leader.get_by_role("link", name=number, exact=True).click()
    owners = re.compile("由 010001 交给 010002 负责.*010009", re.DOTALL)
    expect(leader.locator(".history")).to_contain_text(owners)


def test_an_own_error_is_put_right_first_and_then_told(house: House, keystrokes: Keystrokes) -> None:
    desk, kiosk, address = house.arrive()
    phone = house.phone(address)
    desk.answer_all()
    desk.check_all(missing=("insurance",))
    desk.go("F8")
    desk.go("Enter")
    digits = re.sub(r"\D", "", phone.locator(".digits").inner_text())
    desk.say_goodbye()

    before = len(desk.keys)
    open_lessons(desk)
    desk.tab_to(desk.page.locator("#happened"))
    desk.write("baodan", "保单压在登记证下面，没看到，说成缺了")
    desk.go("Enter")
    report = desk.page.locator("form[action*='/lessons/errors/']")
    expect(report).to_contain_text("前报告")
    desk.tab_to(report.locator("[name=fixed]"))
    desk.press("Enter")
    expect(report).to_be_visible()
    desk.go("Escape")

    type_code(kiosk, digits)
    expect(kiosk.locator("#number")).to_be_visible()
    desk.go("F2")
    desk.get_it_done()
    phone.reload()
    expect(phone.locator("[data-outcome=missing]")).to_contain_text("这件事后来办好了")
    expect(phone.locator(".digits")).to_have_count(0)

    open_lessons(desk)
    desk.tab_to(report.locator("[name=fixed]"))
    desk.write("daoqian", "道了歉，请他回来，当场办好了")
    desk.go("Enter")
    expect(desk.page.locator("#main")).to_contain_text("报告了")
    desk.go("Escape")
    desk.keys = desk.keys[before:]
    keystrokes("补救差错", desk)
    leader = house.office("010009", "/office/lessons/")
    expect(leader.locator("#main")).to_contain_text("当场办好了")
    assert "010001" not in leader.locator("#main").inner_text()


def test_a_question_goes_up_and_its_answer_comes_down_to_the_desk_live(
    house: House, keystrokes: Keystrokes
) -> None:
    desk, _, _ = house.arrive()
    leader = house.office("010009", "/office/asked/")
    before = len(desk.keys)
    desk.go("Shift+F3")
    question = "登记证书上的名字少一个字，能不能先办？"
    desk.write("dengjizheng", question)
    desk.go("Control+Enter")
    expect(desk.page.locator("#asked-bar")).to_contain_text("请示 1 条在等")
    number = keystrokes("请示", desk) - before
    desk.answer_all()

    leader.locator("#news a").click()
    asked = leader.locator("[data-consultation]", has_text=question)
    asked.locator("label.choice").nth(1).click()
    asked.locator("textarea").fill("请他当场写一份说明")
    asked.get_by_role("button", name="这样答复").click()
    expect(desk.page.locator("#asked-bar")).to_contain_text("领导答复了 1 条")
    expect(desk.page.locator("#desk-answers")).to_contain_text("请他当场写一份说明")
    assert desk.page.locator("#items").count() == 1, "the answer took nothing out of the officer's hands"

    desk.tab_to(desk.page.locator("#asked-bar a"))
    desk.go("Enter")
    read = desk.page.get_by_role("button", name="知道了")
    expect(desk.page.locator("[data-consultation]").filter(has=read)).to_contain_text("请他当场写一份说明")
    desk.tab_to(read)
    desk.go("Enter")
    desk.go("Escape")
    expect(desk.page.locator("#asked-bar")).not_to_contain_text("答复了")
    desk.get_it_done()
    leader.goto("/office/cards/")
    expect(leader.locator("[data-card]", has_text="请他当场写一份说明")).to_be_visible()
    assert number < 20
