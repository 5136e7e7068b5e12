"""The safety key: who pressed, who comes, how it ended; the record only grows."""

from datetime import timedelta

import pytest

from nuanchuang.journal.models import Row
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.reception import care_reads
from nuanchuang.reception.actions import safety
from nuanchuang.reception.models import Incident
from nuanchuang.reception.refusals import IncidentOver, LineNeeded
from tests.support.hall import hire, receive


@pytest.fixture
def leader(scene, now):
    return Person(hire(scene.hall, "800009", now, "leader"))


@pytest.fixture
def alarm(scene, now):
    return safety.raise_alarm(post=scene.owner, now=now)


def kinds():
    return list(Row.objects.filter(kind__startswith="safety.").order_by("seq").values_list("kind", flat=True))


def test_the_record_says_when_where_and_who_and_whom_they_had_before_them(scene, now):
    case = receive(scene.owner, now)
    made = safety.raise_alarm(post=scene.owner, now=now)
    assert (made.raised_at, made.window, made.officer) == (now, scene.owner.window, scene.owner.officer)
    assert made.visit == case.visit
    assert [each.number for each in care_reads.open_incidents(scene.hall.id)] == ["A001"]


def test_it_works_at_a_window_with_nobody_before_it(alarm):
    assert alarm.visit is None
    assert alarm.state == "open"


def test_pressed_again_it_is_the_same_alarm(scene, alarm, now):
    again = safety.raise_alarm(post=scene.owner, now=now + timedelta(seconds=1))
    assert again.pk == alarm.pk
    assert kinds() == ["safety.raised"]


def test_two_windows_have_two_alarms(scene, alarm, now):
    safety.raise_alarm(post=scene.colleague, now=now)
    assert [each.window for each in care_reads.open_incidents(scene.hall.id)] == [1, 2]
    assert care_reads.open_incidents(scene.stranger.hall.id) == []


@pytest.mark.parametrize("role", ["leader", "guide", "officer"])
def test_leaders_guides_and_colleagues_can_say_that_they_go(scene, alarm, now, role):
    who = Person(hire(scene.hall, "800020", now, role))
    seen = safety.acknowledge(person=who, incident=alarm.id, now=now + timedelta(seconds=5))
    assert (seen.state, seen.seen_by_id, seen.seen_at) == ("seen", who.id, now + timedelta(seconds=5))


def test_the_first_to_go_stays_the_one_named(scene, alarm, leader, now):
    safety.acknowledge(person=leader, incident=alarm.id, now=now)
    seen = safety.acknowledge(person=Person(scene.colleague.officer), incident=alarm.id, now=now)
    assert seen.seen_by_id == leader.id
    assert kinds() == ["safety.raised", "safety.seen"]


def test_who_pressed_does_not_come_to_their_own_help(scene, alarm, now):
    with pytest.raises(NotAllowed):
        safety.acknowledge(person=Person(scene.owner.officer), incident=alarm.id, now=now)


@pytest.mark.parametrize("role", ["trainer", "administrator", "inspector"])
def test_others_do_not_come(scene, alarm, now, role):
    with pytest.raises(NotAllowed):
        safety.acknowledge(person=Person(hire(scene.hall, "800021", now, role)), incident=alarm.id, now=now)


def test_a_mistake_is_called_off_by_the_one_who_pressed_and_stays_in_the_record(scene, alarm, now):
    safety.call_off(person=Person(scene.owner.officer), incident=alarm.id, now=now)
    assert [each.state for each in care_reads.incidents(scene.hall.id)] == ["called_off"]
    assert care_reads.open_incidents(scene.hall.id) == []
    assert Incident.objects.count() == 1


def test_nobody_else_calls_it_off(scene, alarm, leader, now):
    for person in (leader, Person(scene.colleague.officer)):
        with pytest.raises(NotAllowed):
            safety.call_off(person=person, incident=alarm.id, now=now)
    assert Incident.objects.get().state == "open"


def test_a_leader_closes_it_with_a_line_without_numbers(scene, alarm, leader, now):
    done = safety.close(person=leader, incident=alarm.id, line="群众冷静下来了，电话13800138000", now=now)
    assert (done.state, done.ended_by_id) == ("closed", leader.id)
    assert "13800138000" not in done.line
    assert done.line.startswith("群众冷静下来了")


@pytest.mark.parametrize("line", ["", "  ", "12345678", "。"])
def test_it_is_not_closed_without_a_word(alarm, leader, now, line):
    with pytest.raises(LineNeeded):
        safety.close(person=leader, incident=alarm.id, line=line, now=now)
    assert Incident.objects.get().ended_at is None


def test_a_colleague_does_not_close_it(scene, alarm, now):
    with pytest.raises(NotAllowed):
        safety.close(person=Person(scene.colleague.officer), incident=alarm.id, line="没事了", now=now)


def test_what_is_over_is_over_and_the_next_press_is_a_new_alarm(scene, alarm, leader, now):
    safety.close(person=leader, incident=alarm.id, line="没事了，人走了", now=now)
    for verb in (
        lambda: safety.close(person=leader, incident=alarm.id, line="又说一遍", now=now),
        lambda: safety.call_off(person=Person(scene.owner.officer), incident=alarm.id, now=now),
        lambda: safety.acknowledge(person=leader, incident=alarm.id, now=now),
    ):
        with pytest.raises(IncidentOver):
            verb()
    assert safety.raise_alarm(post=scene.owner, now=now).pk != alarm.pk
    assert Incident.objects.count() == 2


def test_another_halls_people_find_nothing(scene, alarm, now):
    stranger = Person(hire(scene.stranger.hall, "900009", now, "leader"))
    for verb in (
        lambda: safety.acknowledge(person=stranger, incident=alarm.id, now=now),
        lambda: safety.close(person=stranger, incident=alarm.id, line="没事了", now=now),
        lambda: safety.call_off(person=stranger, incident=alarm.id, now=now),
    ):
        with pytest.raises(NotFound):
            verb()


def test_the_officer_may_leave_the_window_and_the_alarm_stays(scene, alarm, now):
    people.leave_window(person=Person(scene.owner.officer), now=now)
    assert [each.badge for each in care_reads.open_incidents(scene.hall.id)] == ["800001"]
