"""What the hub reads of the journal."""

from nuanchuang.journal import reads
from nuanchuang.journal.actions import record
from nuanchuang.journal.models import Head
from nuanchuang.live.tail import JournalTail
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import new_id


def note(now, hall, *kinds):
    with write():
        for kind in kinds:
            record(hall=hall, at=now, actor="system", kind=kind, subject=("ticket", "t-1"))


def test_the_first_look_passes_over_what_stood_there_before(db, now):
    note(now, new_id(), "queue.ticket_issued")
    assert JournalTail()() == []


def test_each_row_is_found_once_in_order(db, now):
    hall, tail = new_id(), JournalTail()
    note(now, hall, "queue.ticket_issued")
    tail()
    note(now, hall, "queue.ticket_called", "queue.ticket_finished")
    found = [(row.seq, row.kind) for row in tail()]
    assert found == [(2, "queue.ticket_called"), (3, "queue.ticket_finished")]
    assert tail() == []


def test_a_hall_that_is_new_is_found_from_its_first_row(db, now):
    tail = JournalTail()
    tail()
    note(now, new_id(), "queue.ticket_issued")
    assert [row.seq for row in tail()] == [1]


def test_all_halls_are_read(db, now):
    halls, tail = [new_id(), new_id()], JournalTail()
    tail()
    for hall in halls:
        note(now, hall, "queue.ticket_issued")
    assert {row.chain for row in tail()} == set(halls)


def test_ratings_and_complaints_are_left_out_for_good(db, now):
    hall, tail = new_id(), JournalTail()
    tail()
    note(now, hall, "feedback.visit_rated", "queue.ticket_called", "feedback.complaint_made")
    assert [row.kind for row in tail()] == ["queue.ticket_called"]
    assert tail() == []


def test_more_rows_than_one_read_gives_are_all_found(db, now, monkeypatch):
    hall, tail = new_id(), JournalTail()
    tail()
    note(now, hall, *["queue.ticket_issued"] * 7)
    few = reads.after
    monkeypatch.setattr(reads, "after", lambda chain, seq: few(chain, seq, limit=3))
    assert [row.seq for row in tail()] == [1, 2, 3, 4, 5, 6, 7]


def test_a_restored_journal_is_followed_from_where_it_stands(db, now):
    hall, tail = new_id(), JournalTail()
    note(now, hall, "queue.ticket_issued", "queue.ticket_called")
    tail()
    Head.objects.filter(chain=hall).update(seq=1)  # as a backup of yesterday would leave it
    assert tail() == []
    assert tail._seen[hall] == 1
