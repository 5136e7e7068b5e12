"""“We will tell you when it changes”: those who wait for a rule hear of it, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nuanchuang.catalogue import actions as catalogue_actions
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.journal import followers
from nuanchuang.journal import reads as journal
from nuanchuang.promises import reads as promises
from nuanchuang.promises.models import Watch
from nuanchuang.reception import reads
from nuanchuang.reception.actions import visits
from tests.support.hall import decide, receive

LATER = timedelta(days=3)


def refused(scene, now, reason, tell_me=True):
    """Someone is refused and goes."""
    case = receive(scene.owner, now)
    decide(case, scene.owner, now, "refused", reason=reason, tell_me=tell_me)
    visits.finish(post=scene.owner, now=now)
    return case


@pytest.fixture
def change_ground(new_release, now):
    """A release in which this ground reads otherwise is loaded, and the followers run."""

    def change(ground, at):
        before = catalogue.library().grounds[ground]
        new_release(grounds={ground: replace(before, digest=f"new {at}")})
        catalogue_actions.note_release(now=at)
        return followers.run_once(at)

    catalogue_actions.note_release(now=now)
    return change


def test_a_refused_citizen_may_wait_for_the_rule_to_change(scene, now, watchable):
    case = refused(scene, now, watchable)
    watch = Watch.objects.get(case=case.id)
    reason = catalogue.matter("A10").reason(watchable)
    assert watch.grounds == {ground.id: ground.digest for ground in reason.grounds}
    assert promises.open_watches(scene.hall) == 1


def test_nobody_is_signed_up_who_did_not_ask(scene, now, watchable):
    refused(scene, now, watchable, tell_me=False)
    assert not Watch.objects.exists()


def test_what_no_rule_will_change_cannot_be_waited_for(scene, now):
    refused(scene, now, "proof_invalid")
    assert not Watch.objects.exists()


def test_a_changed_ground_tells_exactly_those_who_wait_for_it(scene, now, watchable, change_ground):
    waits = refused(scene, now, watchable)
    other = refused(scene, now, watchable)
    Watch.objects.filter(case=other.id).update(grounds={"another-rule": "x"})
    change_ground("vehicle-51", now + LATER)
    assert promises.watch_of(waits.id).told_at == now + LATER
    assert promises.watch_of(other.id).told_at is None
    assert promises.open_watches(scene.hall) == 1


def test_they_are_told_once(scene, now, watchable, change_ground):
    case = refused(scene, now, watchable)
    change_ground("vehicle-51", now + LATER)
    change_ground("vehicle-51", now + 2 * LATER)
    assert promises.watch_of(case.id).told_at == now + LATER
    kinds = [row.kind for row in journal.after(scene.hall.id, 0)]
    assert kinds.count("promises.watcher_told") == 1


def test_a_release_that_changes_other_grounds_tells_nobody(scene, now, watchable, change_ground):
    case = refused(scene, now, watchable)
    change_ground("vehicle-86", now + LATER)
    assert promises.watch_of(case.id).told_at is None


def test_the_citizens_page_knows_that_it_changed(scene, now, watchable, change_ground):
    case = refused(scene, now, watchable)
    change_ground("vehicle-51", now + LATER)
    (outcome,) = reads.outcomes_of(case.visit)
    assert outcome.watch.told_at == now + LATER


def test_promises_that_come_due_are_listed_the_nearest_first(scene, now):
    for what in ("proof_check", "ask_superior"):
        decide(receive(scene.owner, now), scene.owner, now, "promised", what=what)
        visits.finish(post=scene.owner, now=now)
    assert [due.what for due in promises.coming_due(scene.hall, now.date())] == [
        "ask_superior",
        "proof_check",
    ]
    assert promises.coming_due(scene.stranger.hall, now.date()) == []
