"""Help for people in hardship: a listed reason, another person's yes, and what follows at once (row 15)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Provisional, Text
from nuanchuang.journal.models import Row
from nuanchuang.journal.reads import details
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.promises.models import Promise
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import TicketMoved
from nuanchuang.reception import care_reads, papers
from nuanchuang.reception.actions import cases, hardship, visits
from nuanchuang.reception.actions.hardship import Asked
from nuanchuang.reception.models import CheckedItem, Hardship
from nuanchuang.reception.refusals import (
    AskedAlready,
    CaseDecided,
    DateNeeded,
    HardshipSettled,
    ItemsOpen,
    NoHomeVisit,
    NotAskedFor,
    OwnRequest,
    UnknownHardship,
)
from tests.support.hall import answer_all, call, decide, hire, listed, receive, see_all, take_ticket


@pytest.fixture
def leader(scene, now):
    return Person(hire(scene.hall, "800009", now, "leader"))


@pytest.fixture
def asker(scene):
    return Person(scene.owner.officer)


@pytest.fixture
def case(scene, now):
    return answer_all(receive(scene.owner, now), scene.owner, now, plates="damaged")


@pytest.fixture
def lenient(new_release):
    """A10 lets its damaged plates come three working days later."""
    matter = catalogue.matter("A10")
    note = Text("市里同意容缺的通知（示例）", "The city's notice (example)")
    new_release(provisional=Provisional(("damaged_plates",), 3, note, matter.fee.grounds))


def ask(who, ticket, now, kind="green_lane", case=None, reason="ill", **more):
    return hardship.ask(person=who, ticket=ticket, case=case, wish=Asked(kind, reason, **more), now=now)


def approve(who, made, now):
    return hardship.approve(person=who, hardship=made.id, now=now)


def test_a_green_lane_moves_who_waits_before_all_who_came_first(scene, asker, leader, now):
    first, second = take_ticket(scene.hall, now), take_ticket(scene.hall, now)
    approve(leader, ask(asker, second, now), now)
    second.refresh_from_db()
    assert (second.klass, second.reason) == ("priority", "ill")
    received = call(scene.owner, now)
    assert (received.ticket.label, received.why) == (second.label, "priority")
    assert call(scene.colleague, now).ticket.label == first.label


def test_nothing_moves_before_the_leaders_yes(scene, asker, now):
    first, second = take_ticket(scene.hall, now), take_ticket(scene.hall, now)
    ask(asker, second, now)
    assert call(scene.owner, now).ticket.label == first.label


def test_who_is_served_now_goes_first_when_they_come_back(scene, asker, leader, case, now):
    approve(leader, ask(asker, case.visit.ticket, now, case=case), now)
    other = take_ticket(scene.hall, now)
    held = visits.hold(post=scene.owner, now=now)
    queue.resume(ticket=held, by="citizen", now=now)
    assert call(scene.owner, now).ticket.id == held.id != other.id


def test_a_better_class_is_kept(scene, asker, leader, now):
    ticket = take_ticket(scene.hall, now, klass="return")
    approve(leader, ask(asker, ticket, now), now)
    ticket.refresh_from_db()
    assert ticket.klass == "return"


def test_a_finished_ticket_goes_nowhere_and_the_request_waits_on(scene, asker, leader, now):
    case = receive(scene.owner, now)
    ticket = case.visit.ticket
    made = ask(asker, ticket, now)
    decide(case, scene.owner, now, "promised", what="ask_superior")
    visits.finish(post=scene.owner, now=now)
    with pytest.raises(TicketMoved):
        approve(leader, made, now)
    made.refresh_from_db()
    assert made.state == "asked"


def test_the_asker_may_not_agree_though_a_leader(scene, leader, now):
    made = ask(leader, take_ticket(scene.hall, now), now)
    for verb in (
        lambda: approve(leader, made, now),
        lambda: hardship.decline(person=leader, hardship=made.id, why="other_way", now=now),
    ):
        with pytest.raises(OwnRequest):
            verb()


def test_not_even_by_hand(scene, asker, leader, now):
    made = ask(asker, take_ticket(scene.hall, now), now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hardship.objects.filter(pk=made.pk).update(state="approved", leader=asker.officer, answered_at=now)


@pytest.mark.parametrize("role", ["officer", "guide", "administrator", "inspector", "trainer"])
def test_only_leaders_answer(scene, asker, now, role):
    made = ask(asker, take_ticket(scene.hall, now), now)
    with pytest.raises(NotAllowed):
        approve(Person(hire(scene.hall, "800030", now, role)), made, now)


def test_another_halls_leader_finds_nothing(scene, asker, now):
    made = ask(asker, take_ticket(scene.hall, now), now)
    with pytest.raises(NotFound):
        approve(Person(hire(scene.stranger.hall, "900030", now, "leader")), made, now)


@pytest.mark.parametrize("role", ["guide", "administrator"])
def test_only_who_serves_asks(scene, now, role):
    with pytest.raises(NotAllowed):
        ask(Person(hire(scene.hall, "800031", now, role)), take_ticket(scene.hall, now), now)


def test_a_request_is_answered_once(scene, asker, leader, now):
    made = ask(asker, take_ticket(scene.hall, now), now)
    approve(leader, made, now)
    with pytest.raises(HardshipSettled):
        hardship.decline(person=leader, hardship=made.id, why="other_way", now=now)


def test_the_same_is_not_asked_twice_but_again_after_a_no(scene, asker, leader, now):
    ticket = take_ticket(scene.hall, now)
    made = ask(asker, ticket, now)
    with pytest.raises(AskedAlready):
        ask(asker, ticket, now)
    hardship.decline(person=leader, hardship=made.id, why="ask_again", now=now)
    assert ask(asker, ticket, now, words="刚做完手术").state == "asked"


@pytest.mark.parametrize(
    ("kind", "reason"), [("gift", "ill"), ("green_lane", "rich"), ("green_lane", ""), ("", "ill")]
)
def test_only_listed_kinds_and_reasons(scene, asker, now, kind, reason):
    with pytest.raises(UnknownHardship):
        ask(asker, take_ticket(scene.hall, now), now, kind=kind, reason=reason)


def test_a_no_comes_with_a_listed_word(scene, asker, leader, now):
    made = ask(asker, take_ticket(scene.hall, now), now)
    with pytest.raises(UnknownHardship):
        hardship.decline(person=leader, hardship=made.id, why="because", now=now)
    assert Hardship.objects.get().state == "asked"


def test_words_lose_their_numbers_and_the_journal_has_neither_words_nor_reason(scene, asker, leader, now):
    ticket = take_ticket(scene.hall, now)
    made = ask(asker, ticket, now, words="住院了，电话 13800138000")
    approve(leader, made, now)
    assert "138" not in made.words
    assert "住院" in made.words
    told = [details(row) for row in Row.objects.filter(kind__startswith="reception.hardship_")]
    assert told == [{"help": "green_lane"}, {"help": "green_lane"}]


def test_a_home_visit_becomes_a_promise_on_the_day_agreed(scene, asker, leader, case, now):
    day = (now + timedelta(days=4)).date()
    made = ask(asker, case.visit.ticket, now, "home_visit", case, day=day)
    with pytest.raises(NoHomeVisit):
        decide(case, scene.owner, now, "promised", what="home_visit", due=day)
    approve(leader, made, now)
    assert care_reads.home_visit_of(case.id) == day
    other = day + timedelta(days=30)
    given = decide(case, scene.owner, now, "promised", what="home_visit", due=other)
    promise = Promise.objects.get()
    assert (promise.what, promise.due, promise.case) == ("home_visit", day, case.id)
    assert given.outcome.content["due"] == day.isoformat()


def test_the_paper_of_a_home_visit_names_the_day_what_to_have_ready_and_whom_to_call(
    scene, asker, leader, case, now
):
    first, second, *_ = listed(case)
    cases.set_item(case=case, post=scene.owner, item=first, state="missing", now=now)
    cases.set_item(case=case, post=scene.owner, item=second, state="seen", now=now)
    approve(
        leader, ask(asker, case.visit.ticket, now, "home_visit", case, day=now.date() + timedelta(4)), now
    )
    outcome = decide(case, scene.owner, now, "promised", what="home_visit").outcome
    assert outcome.next_step["zh"].startswith("我们3月6日（星期五）上门给您办")
    assert "今天办不完" not in outcome.next_step["zh"]
    states = {each["name"]["zh"]: each["state"] for each in outcome.content["prepare"]}
    name = {code: catalogue.matter("A10").material(code).name.zh for code in (first, second)}
    assert states[name[first]] == "missing"
    assert states[name[second]] == "seen"
    assert outcome.content["contact"]["zh"].endswith("请到窗口说。")


def test_the_halls_own_number_stands_on_it_where_it_has_one(scene):
    scene.hall.phone = "0571-1234567"
    told = papers.home_visit((), (), scene.hall, date(2026, 3, 6))
    assert told["contact"]["zh"].endswith("请打 0571-1234567。")
    assert told["contact"]["en"].endswith("call 0571-1234567.")


def test_a_home_visit_declined_is_none(scene, asker, leader, case, now):
    day = (now + timedelta(days=4)).date()
    made = ask(asker, case.visit.ticket, now, "home_visit", case, day=day)
    hardship.decline(person=leader, hardship=made.id, why="other_way", now=now)
    with pytest.raises(NoHomeVisit):
        decide(case, scene.owner, now, "promised", what="home_visit")


@pytest.mark.parametrize("days", [None, 0, -1])
def test_a_home_visit_needs_a_day_ahead(scene, asker, case, now, days):
    day = None if days is None else (now + timedelta(days=days)).date()
    with pytest.raises(DateNeeded):
        ask(asker, case.visit.ticket, now, "home_visit", case, day=day)


def test_a_home_visit_is_for_a_case(scene, asker, now):
    with pytest.raises(UnknownHardship):
        ask(asker, take_ticket(scene.hall, now), now, "home_visit", day=(now + timedelta(days=2)).date())


def test_nothing_is_asked_for_a_decided_case(scene, asker, case, now):
    decide(case, scene.owner, now, "promised", what="ask_superior")
    with pytest.raises(CaseDecided):
        ask(asker, case.visit.ticket, now, case=case)


def test_no_shipped_matter_lets_papers_come_later():
    assert [m.code for m in catalogue.library().matters.values() if m.provisional] == []


def test_so_it_is_refused(scene, asker, case, now):
    with pytest.raises(NotAskedFor):
        ask(asker, case.visit.ticket, now, "provisional", case, item="damaged_plates")


def test_where_the_matter_allows_it_and_a_leader_agrees_a_paper_comes_later(
    lenient, scene, asker, leader, case, now
):
    see_all(case, scene.owner, now, {"damaged_plates": "missing"})
    with pytest.raises(ItemsOpen):
        decide(case, scene.owner, now)
    made = ask(asker, case.visit.ticket, now, "provisional", case, item="damaged_plates")
    approve(leader, made, now)
    row = CheckedItem.objects.get(case=case, code="damaged_plates")
    assert (row.state, row.later_by.isoformat()) == ("later", "2026-03-05")
    outcome = decide(case, scene.owner, now).outcome
    assert [each["due"] for each in outcome.content["later"]] == ["2026-03-05"]
    assert "damaged_plates" not in [each["code"] for each in outcome.content["received"]]


def test_only_the_papers_the_matter_names(lenient, scene, asker, case, now):
    assert "id_card" in listed(case)
    with pytest.raises(NotAskedFor):
        ask(asker, case.visit.ticket, now, "provisional", case, item="id_card")


def test_a_yes_that_comes_after_the_decision_changes_nothing(lenient, scene, asker, leader, case, now):
    made = ask(asker, case.visit.ticket, now, "provisional", case, item="damaged_plates")
    see_all(case, scene.owner, now, {"damaged_plates": "missing"})
    decide(case, scene.owner, now, "missing")
    with pytest.raises(CaseDecided):
        approve(leader, made, now)
    assert Hardship.objects.get().state == "asked"
    assert CheckedItem.objects.get(case=case, code="damaged_plates").state == "missing"


def test_the_desk_hears_what_the_leader_said(scene, asker, leader, case, now):
    made = ask(asker, case.visit.ticket, now, case=case)
    assert [each.state for each in care_reads.hardships_of(case.visit.ticket_id)] == ["asked"]
    assert care_reads.waiting_hardships(scene.hall) == 1
    hardship.decline(person=leader, hardship=made.id, why="other_way", now=now)
    (told,) = care_reads.hardships_of(case.visit.ticket_id)
    assert (told.state, told.declined_for, told.leader) == ("declined", "other_way", "800009")
    assert care_reads.waiting_hardships(scene.hall) == 0
