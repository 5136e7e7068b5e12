"""F9 asks, a colleague accepts or it rings on; the person never has no owner and never two."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from nuanchuang.app.background import JOBS, Background
from nuanchuang.journal import reads as journal
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import NobodyAtWindow
from nuanchuang.reception import access, offers
from nuanchuang.reception.actions import cases, hand_over, visits
from nuanchuang.reception.actions import offers as asking
from nuanchuang.reception.actions.rings import ring_on
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.refusals import (
    AlreadyAsking,
    NobodyToAsk,
    NoTaker,
    NotTheirLane,
    OfferGone,
    UnknownDecision,
    VisitStillOpen,
)
from tests.support.hall import call, hire, receive, seat


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


@pytest.fixture
def leader(scene, now):
    """On duty, at no window."""
    person = Person(hire(scene.hall, "800009", now, "leader"))
    people.take_lead(person=person, now=now)
    return person


@pytest.fixture
def third(scene, now):
    """One more who serves vehicles: the window of licences gets their lane too."""
    scene.window(3).lanes.add(scene.lane())
    return seat(scene.hall, "800003", 3, now)


@pytest.fixture
def press(scene):
    """What can be done with the offer of the visit at window 1."""

    def ask(now, to="2", reason="skill", **more):
        return asking.ask(post=scene.owner, to=to, reason=reason, now=now, **more)

    def accept(post, now):
        return asking.accept(post=post, offer=HandOver.objects.latest("at").id, now=now)

    def decline(person, now):
        who = person if isinstance(person, Person) else Person(person.officer)
        return asking.decline(person=who, offer=HandOver.objects.latest("at").id, now=now)

    def come(person, now):
        return asking.come(person=person, offer=HandOver.objects.latest("at").id, now=now)

    return SimpleNamespace(ask=ask, accept=accept, decline=decline, come=come)


def owner():
    visit = Visit.objects.get()
    assert {case.owner for case in visit.cases.all()} == {visit.owner}
    return visit.owner


def offer():
    return HandOver.objects.latest("at")


def hears(post, now, free=True):
    return [each.number for each in offers.ringing_at(offers.around(post.hall), post, free, now)]


def kinds(scene):
    rows = journal.after(scene.hall.id, 0)
    return [row.kind.removeprefix("reception.") for row in rows if "hand" in row.kind or "owner" in row.kind]


def test_asking_moves_nobody(scene, now, case, press):
    press.ask(now)
    assert owner() == scene.owner.officer
    assert access.visit_here(scene.owner).id == case.visit_id
    assert (hears(scene.colleague, now), hears(scene.owner, now)) == (["A001"], [])
    assert kinds(scene) == ["hand_over_offered"]


def test_a_free_colleague_who_accepts_has_ticket_and_owner_together(scene, now, case, press):
    press.ask(now)
    press.accept(scene.colleague, now)
    assert owner() == scene.colleague.officer
    assert access.visit_here(scene.colleague).id == case.visit_id
    assert queue.at_window(scene.owner.window) is None
    assert (offer().state, offer().taker) == ("accepted", scene.colleague.officer)
    assert kinds(scene) == [
        "hand_over_offered",
        "visit_handed_over",
        "queue.ticket_handed_on",
        "visit_owner_changed",
    ]


def test_a_busy_colleague_accepts_as_next_and_the_giver_stays_owner_till_then(scene, now, case, press):
    receive(scene.colleague, now, lane="licence")
    press.ask(now)
    assert hears(scene.colleague, now, free=False) == ["A001"]
    press.accept(scene.colleague, now)
    assert Visit.objects.get(pk=case.visit_id).owner == scene.owner.officer
    assert offer().state == "waiting"
    queue.finish(ticket=queue.at_window(scene.colleague.window), by="x", now=now)
    assert call(scene.colleague, now).visit.id == case.visit_id
    assert Visit.objects.get(pk=case.visit_id).owner == scene.colleague.officer
    assert offer().state == "accepted"


def test_a_no_rings_on_to_the_next_free_colleague_at_once(scene, now, case, press, third):
    press.ask(now)
    press.decline(scene.colleague, now)
    assert (hears(scene.colleague, now), hears(third, now)) == ([], ["A001"])
    press.accept(third, now)
    assert owner() == third.officer


def test_sixty_seconds_without_an_answer_ring_on_to_the_leader_and_then_back(scene, now, case, press, leader):
    press.ask(now)
    assert ring_on(now=now + timedelta(seconds=59)) == 0
    for seconds, step in ((60, "leader"), (120, "leader")):
        assert ring_on(now=now + timedelta(seconds=seconds)) == 1
        assert offer().step == step
    assert offer().state == "returned"
    assert owner() == scene.owner.officer
    assert access.visit_here(scene.owner).id == case.visit_id
    assert kinds(scene) == ["hand_over_offered", "hand_over_rang_on", "hand_over_returned"]


def test_what_rang_out_is_shown_to_nobody_even_before_it_rang_on(scene, now, case, press):
    press.ask(now)
    assert hears(scene.colleague, now + timedelta(seconds=59)) == ["A001"]
    assert hears(scene.colleague, now + timedelta(seconds=60)) == []
    rows = offers.around(scene.hall, case.visit)
    assert not offers.asking(rows, case.visit, now).onward
    assert offers.asking(rows, case.visit, now + timedelta(seconds=60)).onward


def test_a_late_yes_counts_as_long_as_it_has_not_rung_on(scene, now, case, press, leader):
    press.ask(now)
    press.accept(scene.colleague, now + timedelta(seconds=63))
    assert owner() == scene.colleague.officer


def test_a_yes_after_it_rang_on_comes_too_late(scene, now, case, press, leader):
    press.ask(now)
    ring_on(now=now + timedelta(seconds=60))
    with pytest.raises(OfferGone):
        press.accept(scene.colleague, now + timedelta(seconds=61))
    assert owner() == scene.owner.officer


def test_a_server_that_starts_again_rings_on_where_it_stopped(scene, now, case, press, leader):
    press.ask(now)
    later = now + timedelta(minutes=20)
    background = Background(
        follow=lambda now: None, jobs=[job for job in JOBS if "ring" in job.name], now=lambda: later
    )
    background.step()
    assert (offer().step, offer().asked_at) == ("leader", later)


def test_anyone_rings_at_all_who_are_free_and_the_first_gets_it(scene, now, case, press, third):
    press.ask(now, to="anyone")
    assert hears(scene.colleague, now) == hears(third, now) == ["A001"]
    assert hears(third, now, free=False) == []
    press.accept(third, now)
    with pytest.raises(OfferGone):
        press.accept(scene.colleague, now)
    assert owner() == third.officer


def test_when_all_said_no_the_leader_is_rung(scene, now, case, press, third, leader):
    press.ask(now, to="anyone")
    press.decline(third, now)
    assert offer().step == "anyone"
    press.decline(scene.colleague, now)
    assert offer().step == "leader"


def test_without_anybody_nothing_is_asked(scene, now, case, press):
    receive(scene.colleague, now, lane="licence")
    for to in ("anyone", "leader"):
        with pytest.raises(NobodyToAsk):
            press.ask(now, to=to)
    assert not HandOver.objects.exists()


def test_with_nobody_free_anyone_means_the_leader(scene, now, case, press, leader):
    receive(scene.colleague, now, lane="licence")
    assert press.ask(now, to="anyone").step == "leader"


def test_the_leader_comes_to_the_window_and_answers_for_the_person(scene, now, case, press, leader):
    press.ask(now, to="leader", reason="leader")
    press.come(leader, now)
    assert owner() == leader.officer
    assert access.visit_here(scene.owner).id == case.visit_id
    with pytest.raises(VisitStillOpen):
        visits.leave(person=Person(scene.owner.officer), now=now)


def test_a_matter_opened_after_the_leader_came_is_the_leaders_too(scene, now, case, press, leader):
    press.ask(now, to="leader")
    press.come(leader, now)
    stale = case.visit
    opened = cases.open_case(visit=stale, post=scene.owner, matter="A11", now=now)
    assert opened.owner == leader.officer


def test_the_leader_may_take_the_person_to_an_own_window(scene, now, case, press, leader):
    people.take_window(person=leader, window=scene.window(3), now=now)
    press.ask(now, to="leader")
    post = access.post_of(leader)
    press.accept(post, now)
    assert access.visit_here(post).owner == leader.officer


def test_what_nobody_took_waits_for_the_leader_while_the_person_is_there(scene, now, case, press, leader):
    press.ask(now, to="leader")
    later = now + timedelta(seconds=60)
    ring_on(now=later)
    assert [each.returned for each in offers.for_leader(scene.hall)] == [True]
    press.come(leader, later)
    assert owner() == leader.officer
    assert offers.for_leader(scene.hall) == []


def test_what_came_back_is_gone_for_the_leader_once_the_person_left(scene, now, case, press, leader):
    press.ask(now, to="leader")
    ring_on(now=now + timedelta(seconds=60))
    visits.hold(post=scene.owner, now=now)
    assert offers.for_leader(scene.hall) == []
    with pytest.raises(OfferGone):
        press.come(leader, now)


def test_only_leaders_on_duty_are_rung_and_without_a_roster_all_are(scene, now, case, press):
    leaders = [Person(hire(scene.hall, f"80002{n}", now, "leader")) for n in range(2)]
    press.ask(now, to="leader")
    assert offers.leads(scene.hall, leaders[0].id)
    people.take_lead(person=leaders[1], now=now)
    with pytest.raises(OfferGone):
        press.come(leaders[0], now)
    press.come(leaders[1], now)
    assert owner() == leaders[1].officer


def test_a_leader_who_says_no_sends_it_back(scene, now, case, press, leader):
    press.ask(now, to="leader")
    press.decline(leader, now)
    assert offer().state == "returned"


def test_an_officer_does_not_come_as_a_leader(scene, now, case, press, leader):
    press.ask(now, to="leader")
    with pytest.raises(NotAllowed):
        press.come(Person(scene.colleague.officer), now)
    with pytest.raises(OfferGone):
        press.accept(scene.colleague, now)
    assert owner() == scene.owner.officer


def test_one_offer_rings_at_a_time_and_it_can_be_called_off(scene, now, case, press):
    press.ask(now)
    with pytest.raises(AlreadyAsking):
        press.ask(now)
    asking.call_off(post=scene.owner, now=now)
    assert offer().state == "withdrawn"
    with pytest.raises(OfferGone):
        press.accept(scene.colleague, now)
    press.ask(now + timedelta(seconds=1))
    assert HandOver.objects.count() == 2


def test_calling_off_what_does_not_ring_changes_nothing(scene, now, case):
    rows = len(journal.after(scene.hall.id, 0))
    asking.call_off(post=scene.owner, now=now)
    assert len(journal.after(scene.hall.id, 0)) == rows


@pytest.mark.parametrize("leaving", [visits.hold, visits.miss])
def test_an_offer_ends_when_the_person_leaves_the_window(scene, now, case, press, leaving):
    press.ask(now)
    leaving(post=scene.owner, now=now)
    assert offer().state == "withdrawn"
    with pytest.raises(OfferGone):
        press.accept(scene.colleague, now)


def test_a_direct_hand_over_ends_what_rings(scene, now, case, press, third):
    press.ask(now)
    hand_over.to_window(post=scene.owner, number=3, reason="skill", now=now)
    assert sorted(HandOver.objects.values_list("state", flat=True)) == ["accepted", "withdrawn"]
    assert owner() == third.officer


def test_a_colleague_who_gets_up_is_not_waited_for(scene, now, case, press, leader):
    press.ask(now)
    visits.leave(person=Person(scene.colleague.officer), now=now)
    assert offer().step == "leader"


def test_with_an_offer_ringing_the_giver_may_not_get_up(scene, now, case, press):
    press.ask(now)
    with pytest.raises(VisitStillOpen):
        visits.leave(person=Person(scene.owner.officer), now=now)


@pytest.mark.parametrize(
    ("to", "refused"), [("1", NoTaker), ("3", NoTaker), ("9", NotFound), ("", NotFound), ("x", NotFound)]
)
def test_only_a_colleague_at_a_window_can_be_named(scene, now, case, press, to, refused):
    with pytest.raises(refused):
        press.ask(now, to=to)
    assert not HandOver.objects.exists()


def test_a_colleague_without_the_skill_is_not_asked_but_a_leader_is(scene, now, case, press, leader):
    officer = seat(scene.hall, "800003", 3, now)
    with pytest.raises(NotTheirLane):
        press.ask(now, to="3")
    visits.leave(person=Person(officer.officer), now=now)
    people.take_window(person=leader, window=scene.window(3), now=now)
    assert press.ask(now, to="3").offered_to == leader.officer


@pytest.mark.parametrize("reason", ["", "bored", "other_lane"])
def test_an_offer_has_one_of_the_reasons(scene, now, case, press, reason):
    with pytest.raises(UnknownDecision):
        press.ask(now, reason=reason)
    assert not HandOver.objects.exists()


def test_with_nobody_at_the_window_there_is_nothing_to_offer(scene, now, press):
    with pytest.raises(NobodyAtWindow):
        press.ask(now)


def test_a_colleague_not_asked_and_a_stranger_get_nothing(scene, now, case, press, third):
    press.ask(now)
    with pytest.raises(OfferGone):
        press.accept(third, now)
    for act in (press.decline, press.accept):
        with pytest.raises(NotFound):
            act(scene.stranger, now)
    with pytest.raises(OfferGone):
        press.decline(third, now)
    with pytest.raises(NotFound):
        asking.accept(post=scene.colleague, offer=uuid4(), now=now)
    assert (offer().said_no, owner()) == ([], scene.owner.officer)


def test_the_giver_neither_accepts_nor_declines_the_own_offer(scene, now, case, press):
    press.ask(now, to="anyone")
    for act in (press.accept, press.decline):
        with pytest.raises(OfferGone):
            act(scene.owner, now)
