"""Another face: the owner is never lost (design §5.4)."""

from datetime import timedelta

import pytest

from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import NobodyAtWindow, NobodyWaiting
from nuanchuang.reception import access, reads
from nuanchuang.reception.actions import hand_over
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.refusals import NoTaker, TicketNotYours, UnknownDecision
from tests.support.hall import call, decide, receive


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


def to_colleague(scene, now, reason="skill", number=2):
    return hand_over.to_window(post=scene.owner, number=number, reason=reason, now=now)


def owners(case):
    case.refresh_from_db()
    return Visit.objects.get(pk=case.visit_id).owner, case.owner


def test_a_free_colleague_has_ticket_and_owner_together_at_once(scene, now, case):
    ticket = to_colleague(scene, now)
    assert queue.at_window(scene.colleague.window) == ticket
    assert queue.at_window(scene.owner.window) is None
    assert owners(case) == (scene.colleague.officer,) * 2
    assert HandOver.objects.get().accepted_at == now


def test_the_colleague_is_told_that_the_story_need_not_be_repeated(scene, now, case):
    to_colleague(scene, now)
    view = reads.visit_view(access.visit_here(scene.colleague))
    assert (view.handed_over, view.why) == (True, "handed_over")


def test_a_busy_colleague_has_them_as_the_very_next_and_the_giver_stays_owner_till_then(scene, now, case):
    receive(scene.colleague, now, lane="licence")
    to_colleague(scene, now)
    assert owners(case) == (scene.owner.officer,) * 2
    assert HandOver.objects.get().accepted_at is None
    queue.finish(ticket=queue.at_window(scene.colleague.window), by="x", now=now)
    assert call(scene.colleague, now).visit.id == case.visit_id
    assert owners(case) == (scene.colleague.officer,) * 2


def test_someone_else_who_accepts_becomes_the_owner(scene, now, case):
    receive(scene.colleague, now, lane="licence")
    to_colleague(scene, now)
    with pytest.raises(NobodyWaiting):
        call(scene.owner, now)
    later = now + timedelta(minutes=10)
    assert call(scene.owner, later).visit.id == case.visit_id
    assert (owners(case), HandOver.objects.get().taker) == ((scene.owner.officer,) * 2, scene.owner.officer)


def test_a_decided_case_stays_with_who_decided_it(scene, now, case):
    decide(case, scene.owner, now, "promised", what="ask_superior")
    to_colleague(scene, now)
    assert owners(case) == (scene.colleague.officer, scene.owner.officer)


def test_the_giver_may_no_longer_change_the_case(scene, now, case):
    to_colleague(scene, now)
    with pytest.raises(TicketNotYours):
        access.case(scene.owner, case.visit_id, 1)
    assert access.case(scene.colleague, case.visit_id, 1) == case


def test_it_can_be_handed_back(scene, now, case):
    to_colleague(scene, now)
    hand_over.to_window(post=scene.colleague, number=1, reason="break", now=now)
    assert owners(case) == (scene.owner.officer,) * 2
    assert HandOver.objects.count() == 2


@pytest.mark.parametrize("number", [1, 3])
def test_nobody_takes_over_at_ones_own_or_an_empty_window(scene, now, case, number):
    with pytest.raises(NoTaker):
        to_colleague(scene, now, number=number)
    assert queue.at_window(scene.owner.window) == case.visit.ticket


def test_a_window_the_hall_does_not_have_is_not_found(scene, now, case):
    with pytest.raises(NotFound):
        to_colleague(scene, now, number=9)


@pytest.mark.parametrize("reason", ["", "bored"])
def test_a_hand_over_has_one_of_the_reasons_and_a_wrong_one_changes_nothing(scene, now, case, reason):
    with pytest.raises(UnknownDecision):
        to_colleague(scene, now, reason)
    assert queue.at_window(scene.owner.window) == case.visit.ticket
    assert not HandOver.objects.exists()


def test_with_nobody_at_the_window_there_is_nothing_to_hand_over(scene, now):
    with pytest.raises(NobodyAtWindow):
        to_colleague(scene, now)


def test_a_ticket_goes_to_a_lane_its_new_window_serves(scene, now, case):
    people.take_window(person=Person(scene.colleague.officer), window=scene.window(3), now=now)
    assert to_colleague(scene, now, number=3).lane == scene.lane("licence")


def test_the_wrong_lane_is_changed_without_a_new_number(scene, now, case):
    ticket = hand_over.to_lane(post=scene.owner, lane=scene.lane("licence"), now=now)
    assert (ticket.label, ticket.state, ticket.lane) == ("A001", "waiting", scene.lane("licence"))
    received = call(scene.colleague, now)
    assert (received.visit.id, received.why) == (case.visit_id, "transferred")
    assert not reads.visit_view(received.visit).handed_over
