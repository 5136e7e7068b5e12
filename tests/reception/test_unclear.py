"""“没听明白” counts for the visit, cues the officer, and keeps nothing of the person."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.journal.models import Row
from nuanchuang.journal.reads import details
from nuanchuang.reception import care, care_reads, reads
from nuanchuang.reception.actions import cue, visits
from tests.support.hall import receive


def tap(visit, now):
    visit.refresh_from_db()
    return cue.not_understood(visit=visit, by="device:counter", now=now)


def test_taps_are_counted(scene, now):
    visit = receive(scene.owner, now).visit
    assert tap(visit, now)
    assert tap(visit, now + timedelta(minutes=1))
    assert care_reads.unclear_count(visit.id) == 2
    visit.refresh_from_db()
    assert reads.visit_view(visit).unclear == 2


def test_a_finger_that_taps_and_taps_counts_once(scene, now):
    visit = receive(scene.owner, now).visit
    assert [tap(visit, now + timedelta(seconds=n)) for n in range(5)] == [True, False, False, False, False]
    assert care_reads.unclear_count(visit.id) == 1
    assert Row.objects.filter(kind="reception.visit_unclear").count() == 1


def test_two_taps_that_read_the_same_state_count_once(scene, now):
    visit = receive(scene.owner, now).visit
    visit.refresh_from_db()
    assert cue.not_understood(visit=visit, by="device:counter", now=now)
    assert not cue.not_understood(visit=visit, by="device:counter", now=now)
    assert care_reads.unclear_count(visit.id) == 1


def test_who_stepped_aside_is_not_counted(scene, now):
    visit = receive(scene.owner, now).visit
    visits.hold(post=scene.owner, now=now)
    assert not tap(visit, now)


def test_the_journal_has_the_kind_and_no_word(scene, now):
    visit = receive(scene.owner, now).visit
    tap(visit, now)
    row = Row.objects.get(kind="reception.visit_unclear")
    assert details(row) == {}
    assert row.actor == "device:counter"


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=1)))
def test_the_hint_shows_as_long_as_it_helps_and_a_tap_counts_after_the_pause(passed):
    last = datetime(2026, 3, 2, tzinfo=UTC)
    assert care.cue_shows(last, last + passed) == (passed < timedelta(minutes=2))
    assert care.cue_counts(last, last + passed) == (passed >= timedelta(seconds=10))
    assert care.cue_counts(None, last)
    assert not care.cue_shows(None, last)
