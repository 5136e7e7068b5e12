"""The goodbye: no visit ends while the citizen has no next step (design §5.5)."""

from datetime import timedelta

import pytest

from nuanchuang.people import reads as people
from nuanchuang.people.access import Person
from nuanchuang.queue.actions import NobodyAtWindow
from nuanchuang.reception import reads
from nuanchuang.reception.actions import cases, visits
from nuanchuang.reception.models import Outcome
from nuanchuang.reception.refusals import CaseUndecided, NothingToClose, VisitStillOpen
from tests.support.hall import call, decide, receive, take_ticket


def finish(scene, now):
    return visits.finish(post=scene.owner, now=now)


def test_a_visit_with_every_case_decided_ends_and_frees_the_window(scene, now):
    case = receive(scene.owner, now)
    decide(case, scene.owner, now, "promised", what="ask_superior")
    visit = finish(scene, now)
    assert (visit.state, visit.closed_at, visit.ticket.state) == ("closed", now, "finished")
    assert people.seats(scene.hall.id)[scene.owner.window.id].number == 1
    receive(scene.owner, now)


def test_a_visit_with_an_undecided_case_does_not_end(scene, now):
    case = receive(scene.owner, now)
    decide(case, scene.owner, now, "promised", what="ask_superior")
    cases.open_case(visit=case.visit, post=scene.owner, matter="A10", now=now)
    with pytest.raises(CaseUndecided):
        finish(scene, now)
    case.visit.refresh_from_db()
    assert (case.visit.state, case.visit.ticket.state) == ("open", "called")


def test_a_visit_in_which_nothing_was_asked_for_does_not_end(scene, now):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    with pytest.raises(NothingToClose):
        finish(scene, now)


@pytest.mark.parametrize("verb", [visits.finish, visits.recall, visits.miss, visits.hold])
def test_at_an_empty_window_there_is_nothing_to_end_recall_miss_or_hold(scene, now, verb):
    with pytest.raises(NobodyAtWindow):
        verb(post=scene.owner, now=now)


def test_a_double_press_ends_it_once(scene, now):
    decide(receive(scene.owner, now), scene.owner, now, "promised", what="ask_superior")
    finish(scene, now)
    with pytest.raises(NobodyAtWindow):
        finish(scene, now)


def test_every_outcome_left_the_citizen_a_next_step(scene, now):
    for kind, choice in (
        ("promised", {"what": "ask_superior"}), ("refused", {"reason": "proof_invalid"}),
    ):  # fmt: skip
        decide(receive(scene.owner, now), scene.owner, now, kind, **choice)
        finish(scene, now)
    assert all(step["zh"] and step["en"] for step in Outcome.objects.values_list("next_step", flat=True))


def test_an_officer_does_not_get_up_from_someone_sitting_there(scene, now):
    receive(scene.owner, now)
    with pytest.raises(VisitStillOpen):
        visits.leave(person=Person(scene.owner.officer), now=now)
    visits.hold(post=scene.owner, now=now)
    visits.leave(person=Person(scene.owner.officer), now=now)
    assert people.officer_at(scene.owner.window.id) is None


def test_what_ended_just_now_may_be_rated_at_the_window_for_a_while(scene, now):
    decide(receive(scene.owner, now), scene.owner, now, "promised", what="ask_superior")
    visit = finish(scene, now)

    def latest(seconds):
        at = now + timedelta(seconds=seconds)
        return reads.last_closed_at(scene.owner.window.id, scene.hall, at, 60)

    assert latest(60) == visit
    assert latest(61) is None
    assert reads.last_closed_at(scene.colleague.window.id, scene.hall, now, 60) is None
