"""A call opens the visit of a ticket, with what the citizen brought along."""

import pytest

from nuanchuang.catalogue import actions as catalogue_actions
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.people.access import Person
from nuanchuang.people.actions import NotOnDuty
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access, reads
from nuanchuang.reception.actions import cases, passes, visits
from nuanchuang.reception.models import Visit
from tests.support.hall import answer_all, call, decide, hire, receive, see_all, take_ticket

ANSWERS = {
    "who": "unsure", "identity": "idcard", "plates": "damaged", "kind": "car", "place": "here",
    "temporary": "park",
}  # fmt: skip


def test_the_visit_belongs_to_the_officer_who_called(scene, now):
    ticket = take_ticket(scene.hall, now)
    received = call(scene.owner, now)
    assert (received.ticket, received.visit.ticket, received.visit.owner) == (
        ticket, ticket, scene.owner.officer,
    )  # fmt: skip
    assert (received.why, received.visit.state) == ("first_come", "open")


def test_a_ticket_without_a_matter_opens_no_case_until_the_person_has_said_what_they_want(scene, now):
    take_ticket(scene.hall, now)
    visit = call(scene.owner, now).visit
    assert not visit.cases.exists()
    case = cases.open_case(visit=visit, post=scene.owner, matter="A10", now=now)
    assert (case.n, case.owner, case.facts) == (1, scene.owner.officer, {})


def test_a_tickets_matter_opens_a_case_with_its_first_question(scene, now):
    case = receive(scene.owner, now)
    assert (case.matter, case.release) == ("A10", catalogue.library().release)
    assert reads.case_view(case).next_question.code == "who"


def test_what_was_answered_at_the_door_is_not_asked_again(scene, now):
    prepared = catalogue_actions.prepare(matter="A10", facts=ANSWERS, now=now)
    take_ticket(scene.hall, now, matter="A10", reference=prepared.code)
    case = call(scene.owner, now).visit.cases.get()
    assert case.facts == ANSWERS
    assert reads.case_view(case).next_question is None
    assert case.in_hand == reads.case_view(case).rows[0].item.code


@pytest.mark.parametrize("reference", ["no-such-list", "00000000"])
def test_a_list_that_is_gone_costs_nothing_but_the_answers(scene, now, reference):
    take_ticket(scene.hall, now, matter="A10", reference=reference)
    assert call(scene.owner, now).visit.cases.get().facts == {}


def test_a_matter_that_left_the_catalogue_does_not_stop_the_line(scene, now, new_release):
    take_ticket(scene.hall, now, matter="A10")
    new_release(removed=True)
    received = call(scene.owner, now)
    assert received.ticket.label == "A001"
    assert not received.visit.cases.exists()


def test_one_more_matter_is_one_more_case(scene, now):
    case = receive(scene.owner, now)
    second = cases.open_case(visit=case.visit, post=scene.owner, matter="A10", now=now)
    assert second.n == 2
    assert reads.visit_view(case.visit).current.n == 1


def test_a_matter_nobody_knows_opens_nothing(scene, now):
    take_ticket(scene.hall, now)
    visit = call(scene.owner, now).visit
    with pytest.raises(catalogue.UnknownMatter):
        cases.open_case(visit=visit, post=scene.owner, matter="Z99", now=now)
    assert not visit.cases.exists()


def back_with_the_pass(scene, now):
    """One paper was missing; the citizen is back with it and called by the owner."""
    case = answer_all(receive(scene.owner, now), scene.owner, now, **ANSWERS)
    see_all(case, scene.owner, now, {"damaged_plates": "missing", "authority": "waived"})
    given = decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:kiosk", now=now)
    return case, call(scene.owner, now)


def test_a_return_pass_goes_on_with_its_case(scene, now):
    before, received = back_with_the_pass(scene, now)
    case = received.visit.cases.get()
    assert (case.continues, case.facts, received.why) == (before, ANSWERS, "return_same_officer")
    assert reads.visit_view(received.visit).current.again


def test_papers_seen_the_first_time_need_no_second_look(scene, now):
    _, received = back_with_the_pass(scene, now)
    rows = {row.item.code: row.state for row in reads.case_view(received.visit.cases.get()).rows}
    assert rows["damaged_plates"] == "open"
    assert rows["authority"] == "waived"
    assert {state for code, state in rows.items() if code not in ("damaged_plates", "authority")} == {"seen"}


def test_the_paper_that_was_missing_is_the_one_in_hand(scene, now):
    assert back_with_the_pass(scene, now)[1].visit.cases.get().in_hand == "damaged_plates"


def test_a_person_called_again_goes_on_with_the_same_visit(scene, now):
    case = receive(scene.owner, now)
    visits.hold(post=scene.owner, now=now)
    queue.resume(ticket=case.visit.ticket, by="x", now=now)
    again = call(scene.owner, now).visit
    assert (again.id, again.state, Visit.objects.count()) == (case.visit_id, "open", 1)


def test_a_visit_of_another_hall_is_not_found(scene, now):
    visit = receive(scene.owner, now).visit
    assert access.visit_in_hall(scene.hall.id, visit.id) == visit
    with pytest.raises(NotFound):
        access.visit_in_hall(scene.stranger.hall.id, visit.id)
    with pytest.raises(NotFound):
        access.case(scene.stranger, visit.id, 1)


def test_a_visit_at_another_window_is_not_yours(scene, now):
    case = receive(scene.owner, now)
    assert access.case(scene.owner, case.visit_id, 1) == case
    with pytest.raises(access.TicketNotYours):
        access.case(scene.colleague, case.visit_id, 1)


def test_a_case_number_the_visit_does_not_have_is_not_found(scene, now):
    case = receive(scene.owner, now)
    with pytest.raises(NotFound):
        access.case(scene.owner, case.visit_id, 2)


def test_only_one_who_serves_and_sits_somewhere_has_a_post(scene, now):
    assert access.post_of(Person(scene.owner.officer)).window == scene.owner.window
    with pytest.raises(NotOnDuty):
        access.post_of(Person(hire(scene.hall, "800008", now)))
    with pytest.raises(NotAllowed):
        access.post_of(Person(hire(scene.hall, "800009", now, "guide")))
