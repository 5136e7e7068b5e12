"""Followers see each row of the kinds they care for once, in order."""

import pytest

from nuanchuang.journal import actions, followers, reads
from nuanchuang.journal.models import Cursor
from tests.journal.conftest import HALL, OTHER


@pytest.fixture
def seen(monkeypatch):
    """A follower of ticket rows that notes what it sees."""
    monkeypatch.setattr(followers, "_followers", {})
    rows = []
    followers.follow(
        "watch", {"queue.ticket_issued"}, lambda entry, now: rows.append((entry.chain, entry.seq))
    )
    return rows


def test_each_row_is_seen_once_and_in_order(db, act, seen, now):
    for _ in range(3):
        act()
    assert followers.run_once(now) == 3
    assert followers.run_once(now) == 0
    act()
    followers.run_once(now)
    assert seen == [(HALL, 1), (HALL, 2), (HALL, 3), (HALL, 4)]


def test_other_kinds_are_passed_over_and_not_read_again(db, act, seen, now):
    act(kind="people.signed_in")
    act()
    followers.run_once(now)
    assert seen == [(HALL, 2)]
    assert Cursor.objects.get().seq == 2


def test_every_chain_is_followed(db, act, seen, now):
    act(hall=OTHER)
    act(hall=None)
    followers.run_once(now)
    assert {chain for chain, _ in seen} == set(reads.heads())


def test_more_rows_than_one_batch_are_all_seen(db, act, seen, now):
    for _ in range(followers.BATCH + 3):
        act()
    handled = [followers.run_once(now) for _ in range(3)]
    assert handled == [followers.BATCH, 3, 0]
    assert [seq for _, seq in seen] == list(range(1, followers.BATCH + 4))


def test_a_failing_handler_moves_nothing_and_sees_the_row_again(real_db, act, monkeypatch, now):
    monkeypatch.setattr(followers, "_followers", {})
    tries = []

    def handle(entry, now):
        actions.record(hall=HALL, at=now, actor="system", kind="x.reacted", subject=("row", entry.seq))
        tries.append(entry.seq)
        if tries == [1, 2]:
            raise ZeroDivisionError

    followers.follow("watch", {"queue.ticket_issued"}, handle)
    act()
    act()
    with pytest.raises(ExceptionGroup) as caught:
        followers.run_once(now)
    assert [type(error) for error in caught.value.exceptions] == [ZeroDivisionError]
    assert reads.heads() == {HALL: 2}, "what the failed batch wrote is gone with it"
    followers.run_once(now)
    assert tries == [1, 2, 1, 2]
    reactions = [row.subject for row in reads.after(HALL, 0) if row.kind == "x.reacted"]
    assert reactions == ["1", "2"]


def test_a_failing_follower_holds_up_no_other(real_db, act, seen, now):
    def handle(entry, now):
        raise ZeroDivisionError

    others = dict(followers._followers)
    followers._followers.clear()
    followers.follow("fails", {"queue.ticket_issued"}, handle)
    followers._followers.update(others)
    act()
    with pytest.raises(ExceptionGroup):
        followers.run_once(now)
    assert seen == [(HALL, 1)]


def test_two_loops_at_once_give_each_row_to_the_handler_once(real_db, act, seen, now, together):
    for _ in range(10):
        act()
    assert sum(together(*[lambda: followers.run_once(now)] * 4)) == 10
    assert sorted(seen) == [(HALL, seq) for seq in range(1, 11)]
