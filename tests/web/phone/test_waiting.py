"""The page of a ticket until the visit: place, window, and the way back."""

import pytest

from nuanchuang.catalogue import actions as catalogue
from nuanchuang.catalogue import reads, rules
from nuanchuang.queue import actions as queue
from nuanchuang.reception.actions import hand_over, passes, visits
from tests.support.hall import answer_all, call, decide, receive, take_ticket


def test_it_tells_the_number_and_how_many_are_ahead_never_a_countdown(phone, scene):
    take_ticket(scene.hall, phone.now)
    ticket = take_ticket(scene.hall, phone.now)
    said = phone.said(ticket)
    assert (phone.step(ticket), ">A002<" in said) == ("waiting", True)
    assert "前面 <strong>1</strong> 人" in said
    assert f'src="/t/{ticket.code}/stream"' in said


def test_called_it_shows_the_window_and_later_that_one_is_served_there(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    call(scene.owner, phone.now)
    assert "请到 1 号窗口" in phone.said(ticket)
    phone.later(minutes=4)
    assert phone.step(ticket) == "serving"


def test_once_the_window_begins_it_no_longer_sends_the_person_there(phone, scene):
    case = receive(scene.owner, phone.now)
    ticket = case.visit.ticket
    assert phone.step(ticket) == "called"
    answer_all(case, scene.owner, phone.later(seconds=20))
    said = phone.said(ticket)
    assert "正在 1 号窗口办理" in said
    assert "现在就过去" not in said


def test_called_to_another_window_it_sends_the_person_there_again(phone, scene):
    case = answer_all(receive(scene.owner, phone.now), scene.owner, phone.later(seconds=20))
    ticket = case.visit.ticket
    hand_over.to_lane(post=scene.owner, lane=scene.lane("licence"), now=phone.later(seconds=20))
    call(scene.colleague, phone.later(seconds=20))
    assert "请到 2 号窗口" in phone.said(ticket)


@pytest.mark.parametrize(
    ("kind", "choice", "first"),
    [
        ("missing", {}, "凭补齐即办号来"),
        ("refused", {"reason": "proof_invalid"}, ""),
        ("promised", {"what": "ask_superior"}, "最晚 3月5日 星期四给您答复"),
    ],
)
def test_once_decided_what_to_do_next_comes_before_the_answer(phone, scene, kind, choice, first):
    case = answer_all(receive(scene.owner, phone.now), scene.owner, phone.later(seconds=20))
    decide(case, scene.owner, phone.later(seconds=20), kind, **choice)
    said = phone.said(case.visit.ticket)
    first = first or reads.matter("A10").reason(choice["reason"]).cure.zh
    assert "正在 1 号窗口办理" in said
    assert said.index("接下来") < said.index(first) < said.index("给您的答复")


def test_missed_it_says_until_when_and_the_button_brings_back(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    call(scene.owner, phone.now)
    visits.miss(post=scene.owner, now=phone.now)
    assert "10:30 前回来" in phone.said(ticket)
    assert phone.press(ticket, "back").status_code == 303
    assert phone.step(ticket) == "waiting"


def test_after_half_an_hour_a_new_ticket_is_needed(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    call(scene.owner, phone.now)
    visits.miss(post=scene.owner, now=phone.now)
    phone.later(minutes=31)
    assert phone.step(ticket) == "late"
    refused = phone.press(ticket, "back")
    assert refused.status_code == 409
    assert "重新取一个号" in refused.content.decode()


def test_held_the_place_is_kept_all_day(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    call(scene.owner, phone.now)
    visits.hold(post=scene.owner, now=phone.now)
    phone.later(hours=5)
    assert phone.step(ticket) == "held"
    phone.press(ticket, "back")
    assert phone.step(ticket) == "waiting"


def test_who_waits_cannot_come_back_and_nothing_changes(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    assert phone.press(ticket, "back").status_code == 409
    assert phone.step(ticket) == "waiting"


def test_the_next_day_the_ticket_is_void_and_the_page_stops_listening(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    queue.expire_before(hall=scene.hall, now=phone.later(days=1))
    said = phone.said(ticket)
    assert "已经作废" in said
    assert "hx-trigger" not in said
    assert "/stream" not in said


def test_without_answers_only_what_all_need_is_listed_and_the_pre_check_offered(phone, scene):
    ticket = take_ticket(scene.hall, phone.now, matter="A7")
    said = phone.said(ticket)
    for item in rules.assess(reads.matter("A7"), {}).items:
        assert (f'data-code="{item.code}"' in said) is not item.maybe
    assert 'href="/matter/A7/"' in said


def test_with_a_list_its_own_papers_stand_there(phone, scene):
    facts: dict[str, str] = {}
    while question := rules.next_question(reads.matter("A10"), facts):
        facts[question.code] = question.options[0].code
    prepared = catalogue.prepare(matter="A10", facts=facts, now=phone.now)
    ticket = take_ticket(scene.hall, phone.now, matter="A10", reference=prepared.code)
    said = phone.said(ticket)
    for item in rules.assess(reads.matter("A10"), facts).items:
        assert f'data-code="{item.code}"' in said
    assert 'href="/matter/A10/"' not in said


def test_a_list_that_says_not_yet_tells_why_instead_of_papers(phone, scene):
    facts: dict[str, str] = {}
    while question := rules.next_question(reads.matter("B5"), facts):
        facts[question.code] = "early" if question.code == "expiry" else question.options[0].code
    prepared = catalogue.prepare(matter="B5", facts=facts, now=phone.now)
    said = phone.said(take_ticket(scene.hall, phone.now, matter="B5", reference=prepared.code))
    reason = reads.matter("B5").reason("too_early")
    assert "现在这样还办不了</h2>" in said
    assert reason.fact.zh in said
    assert reason.cure.zh in said
    assert "data-code=" not in said


def test_coming_back_the_missing_papers_are_marked(phone, scene):
    case = answer_all(receive(scene.owner, phone.now), scene.owner, phone.now)
    given = decide(case, scene.owner, phone.now, "missing")
    visits.finish(post=scene.owner, now=phone.now)
    ticket = passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:x", now=phone.now)
    said = phone.said(ticket)
    assert "不用重新排队" in said
    assert all(f'data-code="{line["code"]}"' in said for line in given.outcome.content["lines"])


def test_its_changing_part_comes_alone(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    part = phone.client.get(f"/t/{ticket.code}/", headers={"HX-Request": "true", "HX-Target": "state"})
    assert part.content.decode().strip().startswith('<div id="state"')


@pytest.mark.parametrize("address", ["/t/{}/", "/t/{}/back/", "/t/{}/rate/", "/r/{}/"])
@pytest.mark.parametrize("code", ["x", "12345678", "A" * 22])
def test_an_unknown_code_is_a_readable_refusal(phone, address, code):
    ask = phone.client.post if address.count("/") > 3 else phone.client.get
    refused = ask(address.format(code), {})
    assert refused.status_code == 404
    assert "请核对号码或代码" in refused.content.decode()


def test_the_tickets_own_id_opens_nothing(phone, scene):
    ticket = take_ticket(scene.hall, phone.now)
    assert phone.client.get(f"/t/{ticket.id}/").status_code == 404


def test_it_speaks_english(phone, scene):
    phone.client.cookies["language"] = "en"
    assert "Vehicles" in phone.said(take_ticket(scene.hall, phone.now))
