"""What is typed or scanned at the kiosk: passes, lists, one's own ticket."""

import re
from datetime import timedelta

import pytest

from nuanchuang.catalogue import actions as catalogue
from nuanchuang.catalogue import reads, rules
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.actions import visits
from nuanchuang.reception.models import ReturnPass
from nuanchuang.web.kiosk import codes
from tests.support.hall import answer_all, call, decide, receive, see_all, take_ticket

LINK = "Ab-_" * 5 + "zZ"


@pytest.fixture
def given(scene, now):
    """What someone left with whose papers were missing."""
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    made = decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    return made


@pytest.fixture
def prepared(db, now):
    facts: dict[str, str] = {}
    matter = reads.matter("A10")
    while question := rules.next_question(matter, facts):
        facts[question.code] = question.options[0].code
    return catalogue.prepare(matter="A10", facts=facts, now=now)


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("12345678", "digits", "12345678"),
        (" 1234 5678\n", "digits", "12345678"),
        ("1234-5678", "digits", "12345678"),
        ("１２３４５６７８", "digits", "12345678"),
        (f"http://hall.example:8000/t/{LINK}/", "ticket", LINK),
        (f"https://hall.example/r/{LINK}", "paper", LINK),
        (f"/list/{LINK}/\r\n", "list", LINK),
        (LINK, "any", LINK),
    ],
)
def test_addresses_codes_and_digits_are_understood(text, kind, code):
    assert codes.read(text) == codes.Typed(kind, code)


@pytest.mark.parametrize("text", ["", "123", "123456789", "hello", f"/x/{LINK}/", f"/t/{LINK}a/", "x" * 5000])
def test_anything_else_is_refused(text):
    with pytest.raises(codes.CodeUnknown):
        codes.read(text)


@pytest.mark.parametrize("way", ["digits", "pass", "paper"])
def test_a_return_pass_brings_a_ticket_that_does_not_queue_again(kiosk, scene, given, way):
    typed = {
        "digits": f"{given.return_pass.short[:4]} {given.return_pass.short[4:]}",
        "pass": f"http://x/r/{given.return_pass.code}/",
        "paper": f"http://x/r/{given.outcome.code}/",
    }[way]
    answer = kiosk.type(typed)
    ticket = Ticket.objects.get(klass="return")
    assert answer.url == f"/kiosk/ticket/{ticket.code}/"
    assert ticket.preferred_officer == scene.owner.officer.id
    assert "不用重新排队" in kiosk.said(answer.url)


def test_a_used_pass_is_refused_and_says_what_to_do(kiosk, given):
    kiosk.type(given.return_pass.short)
    again = kiosk.type(given.return_pass.short)
    assert again.status_code == 409
    assert "用过了" in again.content.decode()
    assert Ticket.objects.filter(klass="return").count() == 1


def test_an_expired_pass_tells_its_last_day(kiosk, given):
    ReturnPass.objects.update(valid_until=kiosk.now.date() - timedelta(days=1))
    assert "3月1日" in kiosk.type(given.return_pass.short).content.decode()


def test_a_paper_without_a_pass_says_so(kiosk, scene):
    case = see_all(
        answer_all(receive(scene.owner, kiosk.now), scene.owner, kiosk.now), scene.owner, kiosk.now
    )
    done = decide(case, scene.owner, kiosk.now)
    refused = kiosk.type(f"/r/{done.outcome.code}/")
    assert refused.status_code == 409
    assert "没有补齐即办号" in refused.content.decode()


@pytest.mark.parametrize("way", ["digits", "address"])
def test_a_list_brings_its_answers_to_the_window(kiosk, scene, prepared, way):
    kiosk.type(prepared.typed_code if way == "digits" else f"http://x/list/{prepared.code}/")
    ticket = Ticket.objects.get()
    assert (ticket.matter, ticket.lane) == ("A10", scene.lane())
    assert call(scene.owner, kiosk.now).visit.cases.get().facts == prepared.facts


@pytest.mark.parametrize("aside", [visits.miss, visits.hold])
def test_ones_own_ticket_brings_one_back_in_line(kiosk, scene, aside):
    ticket = take_ticket(scene.hall, kiosk.now)
    call(scene.owner, kiosk.now)
    aside(post=scene.owner, now=kiosk.now)
    answer = kiosk.type(f"http://x/t/{ticket.code}/")
    ticket.refresh_from_db()
    assert ticket.state == "waiting"
    assert answer.url == f"/kiosk/ticket/{ticket.code}/"


def test_after_half_an_hour_a_missed_ticket_is_too_late(kiosk, scene):
    ticket = take_ticket(scene.hall, kiosk.now)
    call(scene.owner, kiosk.now)
    visits.miss(post=scene.owner, now=kiosk.now)
    kiosk.later(minutes=31)
    assert "过号超过 30 分钟" in kiosk.type(f"/t/{ticket.code}/").content.decode()


def test_a_waiting_ticket_is_only_shown_again(kiosk, scene):
    ticket = take_ticket(scene.hall, kiosk.now)
    assert kiosk.type(ticket.code).url == f"/kiosk/ticket/{ticket.code}/"
    assert Ticket.objects.count() == 1


def test_things_of_another_hall_are_unknown_here(kiosk, scene):
    other = scene.stranger
    case = answer_all(receive(other, kiosk.now), other, kiosk.now)
    foreign = decide(case, other, kiosk.now, "missing")
    for code in (
        foreign.return_pass.short,
        foreign.return_pass.code,
        foreign.outcome.code,
        case.visit.ticket.code,
    ):
        assert kiosk.type(code).status_code == 404
    assert not Ticket.objects.filter(hall=scene.hall).exists()


def test_guessing_is_stopped_after_ten_tries_a_minute(kiosk, given):
    for number in range(10):
        assert kiosk.type(f"{number:08d}").status_code == 404
    stopped = kiosk.type(given.return_pass.short)
    assert stopped.status_code == 429
    assert "请等一分钟" in stopped.content.decode()
    kiosk.later(minutes=1)
    assert kiosk.type(given.return_pass.short).status_code == 303


def test_scanned_twice_it_is_one_ticket(kiosk, prepared):
    key = kiosk.key("/kiosk/code/")
    for _ in range(2):
        kiosk.press("/kiosk/code/", key, code=prepared.typed_code)
    assert Ticket.objects.count() == 1


@pytest.fixture
def too_early(db, now):
    """A list by which a licence is too early to renew."""
    facts: dict[str, str] = {}
    matter = reads.matter("B5")
    while question := rules.next_question(matter, facts):
        facts[question.code] = "early" if question.code == "expiry" else question.options[0].code
    return catalogue.prepare(matter="B5", facts=facts, now=now)


@pytest.fixture
def warned(kiosk, too_early):
    """What the kiosk answers to the digits of that list."""
    return kiosk.type(too_early.typed_code)


def test_a_list_that_says_not_yet_is_warned_of_before_a_number_is_given(warned):
    said = warned.content.decode()
    reason = reads.matter("B5").reason("too_early")
    assert warned.status_code == 409
    assert "现在这样还办不了</h1>" in said
    assert said.index(reason.fact.zh) < said.index("还是要取号")
    assert reason.cure.zh in said
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("way", ["any", "address"])
def test_scanned_it_warns_as_well(kiosk, too_early, way):
    typed = too_early.code if way == "any" else f"http://x/list/{too_early.code}/"
    assert "还是要取号" in kiosk.type(typed).content.decode()
    assert not Ticket.objects.exists()


def still_want(kiosk, warned):
    """Press “还是要取号” on the page of the warning."""
    form = warned.content.decode().split('action="/kiosk/code/"')[1].partition("</form>")[0]
    return kiosk.press("/kiosk/code/", **dict(re.findall(r'name="(once|code|anyway)" value="([^"]+)"', form)))


def test_who_wants_a_number_all_the_same_gets_one_with_the_list(kiosk, warned, too_early):
    answer = still_want(kiosk, warned)
    ticket = Ticket.objects.get()
    assert (answer.status_code, answer.url) == (303, f"/kiosk/ticket/{ticket.code}/")
    assert (ticket.matter, ticket.reference) == ("B5", too_early.code)


def test_the_ticket_of_such_a_list_asks_nobody_to_pack_papers(kiosk, warned, prepared):
    said = kiosk.said(still_want(kiosk, warned).url)
    assert "材料先不用备，叫到您时当面问" in said
    assert "材料拿在手上" not in said
    assert "材料拿在手上" in kiosk.said(kiosk.type(prepared.typed_code).url)


def test_a_list_with_nothing_in_the_way_is_not_warned_of(kiosk, prepared):
    assert kiosk.type(prepared.typed_code).status_code == 303
