"""What still waits when the day turned is void."""

from datetime import timedelta

from nuanchuang.journal import reads as journal
from nuanchuang.queue import actions
from nuanchuang.queue.models import Ticket
from tests.support.hall import call, take_ticket

TOMORROW = timedelta(days=1)


def states(hall):
    return sorted(Ticket.objects.filter(hall=hall).values_list("state", flat=True))


def test_waiting_held_and_missed_tickets_of_earlier_days_expire(scene, now):
    for _ in range(4):
        take_ticket(scene.hall, now)
    actions.hold(ticket=call(scene.owner, now).ticket, by="x", now=now)
    actions.miss(ticket=call(scene.owner, now).ticket, by="x", now=now)
    actions.finish(ticket=call(scene.owner, now).ticket, by="x", now=now)
    assert actions.expire_before(hall=scene.hall, now=now + TOMORROW) == 3
    assert states(scene.hall) == ["expired", "expired", "expired", "finished"]


def test_a_person_still_at_a_window_at_midnight_is_not_sent_away(scene, now):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    assert actions.expire_before(hall=scene.hall, now=now + TOMORROW) == 0
    assert states(scene.hall) == ["called"]


def test_todays_tickets_and_other_halls_are_left_alone(scene, now):
    take_ticket(scene.hall, now)
    take_ticket(scene.stranger.hall, now)
    actions.expire_before(hall=scene.hall, now=now)
    actions.expire_before(hall=scene.hall, now=now + TOMORROW)
    assert (states(scene.hall), states(scene.stranger.hall)) == (["expired"], ["waiting"])


def test_a_full_hall_expires_in_small_batches_until_nothing_is_left(scene, now):
    for _ in range(60):
        take_ticket(scene.hall, now)
    batches = [actions.expire_before(hall=scene.hall, now=now + TOMORROW) for _ in range(3)]
    assert batches == [50, 10, 0]


def test_each_expired_ticket_has_its_row(scene, now):
    take_ticket(scene.hall, now)
    actions.expire_before(hall=scene.hall, now=now + TOMORROW)
    last = journal.after(scene.hall.id, 0)[-1]
    assert (last.kind, last.actor) == ("queue.ticket_expired", "system")
