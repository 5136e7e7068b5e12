"""Two colleagues press 接 at the same instant: exactly one gets the person."""

import threading
from contextlib import nullcontext

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.people.access import Person
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.actions import offers, rings, visits
from nuanchuang.reception.models import Case, HandOver, Visit
from nuanchuang.reception.refusals import OfferGone
from tests.support.hall import receive, seat, set_the_scene


@pytest.fixture
def hall(real_db, now):
    """The owner has asked anyone; two colleagues with the skill are free."""
    scene = set_the_scene(now)
    scene.window(3).lanes.add(scene.lane())
    third = seat(scene.hall, "800003", 3, now)
    receive(scene.owner, now)
    offer = offers.ask(post=scene.owner, to="anyone", reason="skill", now=now)
    return scene, third, offer


def accept(post, offer, now):
    return lambda: offers.accept(post=post, offer=offer.id, now=now)


def test_of_two_who_accept_at_once_one_gets_ticket_and_owner_the_other_is_told(hall, together, now):
    scene, third, offer = hall
    got = together(accept(scene.colleague, offer, now), accept(third, offer, now))
    assert sorted(type(each) for each in got if isinstance(each, Exception)) == [OfferGone]
    visit = Visit.objects.get()
    winner = scene.colleague if visit.owner == scene.colleague.officer else third
    assert visit.owner == Case.objects.get().owner == winner.officer
    assert Ticket.objects.get().window == winner.window
    assert HandOver.objects.get().taker == winner.officer
    assert journal.verify() == []


def test_whoever_is_faster_the_owner_who_holds_or_the_colleague_who_accepts(hall, together, now):
    scene, _, offer = hall
    got = together(accept(scene.colleague, offer, now), lambda: visits.hold(post=scene.owner, now=now))
    assert sum(isinstance(each, Exception) for each in got) == 1
    ticket, visit = Ticket.objects.get(), Visit.objects.get()
    taken = visit.owner == scene.colleague.officer
    assert (ticket.state, visit.state) == (("called", "open") if taken else ("held", "away"))
    assert journal.verify() == []


def test_two_who_decline_at_once_are_both_heard(hall, together, now):
    scene, third, offer = hall
    people = [Person(scene.colleague.officer), Person(third.officer)]
    got = together(
        *[lambda one=person: offers.decline(person=one, offer=offer.id, now=now) for person in people]
    )
    assert got == [None, None]
    assert HandOver.objects.get().state == "returned", "all said no, no leader is there"


@pytest.fixture
def without_guards(monkeypatch):
    """No write lock, no transaction, no row lock, and a claim that looks first and saves later."""
    meet = threading.Barrier(2)

    def claim(row, taker, state, now):
        fresh = HandOver.objects.get(pk=row.pk)
        assert fresh.state == "ringing"
        meet.wait(30)
        HandOver.objects.filter(pk=row.pk).update(state=state, taker=taker, accepted_at=now, ended_at=now)
        raise Claimed

    monkeypatch.setattr(offers, "write", nullcontext)
    monkeypatch.setattr(rings, "write", nullcontext)
    monkeypatch.setattr(rings, "locked", lambda pk: HandOver.objects.get(pk=pk))
    monkeypatch.setattr(offers, "_claim", claim)


class Claimed(Exception):
    """This press got the offer."""


def test_without_the_guards_both_get_the_person(hall, without_guards, together, now):
    """Exists to show that these tests see the race they are about."""
    scene, third, offer = hall
    got = together(accept(scene.colleague, offer, now), accept(third, offer, now))
    assert [type(each) for each in got] == [Claimed, Claimed]
