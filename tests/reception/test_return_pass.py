"""Back with the papers: a pass is used once and does not queue again (design §5.7)."""

from datetime import timedelta

import pytest

from nuanchuang.hall.models import DayException
from nuanchuang.journal import followers
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import HallClosed
from nuanchuang.reception import rules
from nuanchuang.reception.actions import passes, visits
from nuanchuang.reception.models import ReturnPass
from nuanchuang.reception.refusals import PassExpired, PassUnknown, PassUsed
from tests.support.hall import answer_all, call, decide, receive, take_ticket

DAY = timedelta(days=1)


@pytest.fixture
def given(scene, now):
    """A pass after a first visit at the owner's window."""
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    given = decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    return given.return_pass


def redeem(scene, code, now):
    return passes.redeem(hall=scene.hall, code=code, by="device:kiosk", now=now)


def test_it_becomes_a_ticket_of_its_lane_for_the_officer_who_knows_the_case(scene, now, given):
    ticket = redeem(scene, given.code, now)
    assert (ticket.klass, ticket.lane, ticket.matter) == ("return", scene.lane(), "A10")
    assert ticket.preferred_officer == scene.owner.officer.id
    given.refresh_from_db()
    assert (given.ticket, given.used_at) == (ticket, now)


@pytest.mark.parametrize("code", ["{code}", " {code} ", "{one}{two}", "{one} {two}", "{one}-{two}"])
def test_the_code_and_the_digits_both_open_it_however_they_are_spaced(scene, now, given, code):
    typed = code.format(code=given.code, one=given.short[:4], two=given.short[4:])
    assert redeem(scene, typed, now).klass == "return"


@pytest.mark.parametrize("again", ["code", "short"])
def test_it_is_used_once(scene, now, given, again):
    redeem(scene, given.code, now)
    with pytest.raises(PassUsed):
        redeem(scene, getattr(given, again), now)
    assert queue.Ticket.objects.filter(klass="return").count() == 1


def test_it_is_good_on_its_last_day_and_not_after(scene, now, given):
    last = now + 30 * DAY
    DayException.objects.create(hall=scene.hall, day=last.date() + DAY, open=True, why="补班")
    with pytest.raises(PassExpired) as refused:
        redeem(scene, given.code, last + DAY)
    assert refused.value.values == {"until": given.valid_until}
    assert redeem(scene, given.code, last).klass == "return"


@pytest.mark.parametrize(
    "forged", ["", " ", "a\x00b", "00000000", "１２３４５６７８", "x" * 22, "' OR 1=1", "9" * 500]
)
def test_a_forged_one_opens_nothing(scene, now, given, forged):
    with pytest.raises(PassUnknown):
        redeem(scene, forged if forged != given.short else "00000001", now)


@pytest.mark.parametrize("kind", ["code", "short"])
def test_another_hall_does_not_know_it(scene, now, given, kind):
    with pytest.raises(PassUnknown):
        passes.redeem(hall=scene.stranger.hall, code=getattr(given, kind), by="device:kiosk", now=now)


def test_a_closed_hall_does_not_use_it_up(scene, now, given):
    DayException.objects.create(hall=scene.hall, day=now.date(), open=False, why="停电")
    with pytest.raises(HallClosed):
        redeem(scene, given.code, now)
    given.refresh_from_db()
    assert given.used_at is None


def test_two_presses_at_once_have_it_once(scene, now, given, monkeypatch):
    """The second found the pass unused before the first had used it."""
    stale = passes._find(scene.hall, given.code)
    redeem(scene, given.code, now)
    monkeypatch.setattr(passes, "_find", lambda hall, code: stale)
    with pytest.raises(PassUsed):
        redeem(scene, given.code, now)
    assert queue.Ticket.objects.filter(klass="return").count() == 1


def the_day_turns(scene, now):
    queue.expire_before(hall=scene.hall, now=now)
    followers.run_once(now)


def test_it_can_be_used_again_when_its_ticket_expired_unseen(scene, now, given):
    redeem(scene, given.code, now)
    the_day_turns(scene, now + DAY)
    assert redeem(scene, given.code, now + DAY).label == "A001"
    assert call(scene.owner, now + DAY).visit.cases.get().continues == given.case


def test_it_is_not_given_back_when_the_case_went_on(scene, now, given):
    redeem(scene, given.code, now)
    call(scene.owner, now)
    visits.hold(post=scene.owner, now=now)
    the_day_turns(scene, now + DAY)
    with pytest.raises(PassUsed):
        redeem(scene, given.code, now + DAY)


def test_an_ordinary_ticket_that_expired_gives_nobody_a_pass(scene, now, given):
    redeem(scene, given.code, now)
    call(scene.owner, now)
    take_ticket(scene.hall, now)
    the_day_turns(scene, now + DAY)
    assert ReturnPass.objects.get().used_at == now


def test_a_pass_of_today_lasts_as_many_days_as_the_hall_grants(now):
    assert rules.pass_until(now.date(), 30) - now.date() == 30 * DAY
