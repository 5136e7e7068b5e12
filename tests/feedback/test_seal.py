"""Nobody at the hall sees who rated (design §5.12)."""

import pytest

from nuanchuang.feedback import actions, reads
from nuanchuang.feedback.models import Rating
from nuanchuang.journal import reads as journal
from nuanchuang.live import rules as live
from nuanchuang.reception.actions import visits
from tests.support.hall import decide, receive


@pytest.fixture
def rated(scene, now):
    """Rate one visit after another with these levels; gives the visits."""

    def rate(*levels):
        made = []
        for level in levels:
            decide(receive(scene.owner, now), scene.owner, now, "promised", what="ask_superior")
            made.append(visits.finish(post=scene.owner, now=now))
            actions.rate(visit=made[-1], level=level, reasons=["kind"], now=now)
        return made

    return rate


def test_the_row_does_not_tell_which_visit_was_rated_or_how(scene, rated):
    (visit,) = rated(2)
    row = journal.after(scene.hall.id, 0)[-1]
    assert (row.kind, row.actor, row.cause, row.data) == ("feedback.rated", "citizen", "", "{}")
    rating = Rating.objects.get()
    assert not {str(visit.id), str(visit.ticket_id), str(rating.id)} & {row.subject, row.cause}


def test_the_history_of_a_visit_does_not_show_it(scene, rated):
    (visit,) = rated(2)
    assert [row.kind for row in journal.history(scene.hall.id, visit.id, visit.ticket_id)
            if row.kind.startswith("feedback")] == []  # fmt: skip


def test_no_screen_is_told(scene, rated):
    rated(2)
    rows = journal.after(scene.hall.id, 0)
    shown = live.open_to_streams(rows, journal.SEALED_KINDS)
    assert [row.kind for row in rows if row not in shown] == ["feedback.rated"]


def test_its_number_does_not_tell_when_it_came(rated):
    rated(5)
    assert Rating.objects.get().id.version == 4


@pytest.mark.parametrize(("levels", "satisfied"), [
    ((5, 5, 5, 5), None), ((5, 5, 5, 5, 1), 80), ((3, 2, 1, 4, 5, 3), 67),
])  # fmt: skip
def test_a_days_share_is_shown_from_five_ratings_on(scene, now, rated, levels, satisfied):
    rated(*levels)
    summary = reads.summary(scene.hall, now.date())
    assert (summary.count, summary.satisfied) == (len(levels), satisfied)


def test_another_halls_ratings_are_not_counted(scene, now, rated):
    rated(5, 5)
    assert reads.summary(scene.stranger.hall, now.date()).count == 0
