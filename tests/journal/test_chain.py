"""Sealing rows into chains."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.journal import actions, reads, rules
from nuanchuang.journal.models import HOUSE, Row
from nuanchuang.platform.db import write
from tests.journal.conftest import HALL, OTHER

TWENTY_ACTS = """
import uuid
from datetime import UTC, datetime
from nuanchuang.journal import actions
from nuanchuang.platform.db import write
for n in range(20):
    with write():
        actions.record(hall=uuid.UUID(int=1), at=datetime.now(UTC), actor="x", kind="a.b", subject=("x", n))
"""


def test_rows_of_one_hall_are_numbered_in_the_order_of_commits(db, act):
    for number in (1, 2, 3):
        act(number=number)
    rows = reads.after(HALL, 0)
    assert [(row.seq, row.subject) for row in rows] == [(1, "t1"), (2, "t2"), (3, "t3")]
    assert reads.head(HALL) == (3, rows[-1].hash)


def test_two_halls_and_the_house_have_chains_of_their_own(db, act):
    for hall in (HALL, OTHER, HALL, None):
        act(hall=hall)
    assert reads.heads() == {HALL: 2, OTHER: 1, HOUSE: 1}
    assert reads.verify() == []


def test_one_write_may_note_several_subjects_in_several_halls(db, now):
    with write():
        for hall in (OTHER, HALL, OTHER):
            actions.record(hall=hall, at=now, actor="system", kind="a.b", subject=("x", 1))
        assert not Row.objects.exists(), "rows are sealed at the end, under the head lock"
    assert reads.heads() == {HALL: 1, OTHER: 2}


def test_noting_outside_a_write_is_refused(db, now):
    with pytest.raises(RuntimeError, match="inside write"):
        actions.record(hall=HALL, at=now, actor="system", kind="a.b", subject=("x", 1))
    assert not Row.objects.exists()


def test_a_rolled_back_write_leaves_no_row_and_no_gap(real_db, act, now):
    act(number=1)
    with pytest.raises(ZeroDivisionError), write():
        actions.record(hall=HALL, at=now, actor="system", kind="a.b", subject=("x", 1))
        raise ZeroDivisionError
    act(number=2)
    assert [row.seq for row in reads.after(HALL, 0)] == [1, 2]
    assert reads.verify() == []


def test_threads_writing_at_once_leave_one_unbroken_chain(real_db, act, together):
    def ten():
        for number in range(10):
            act(number=number)

    assert together(*[ten] * 6) == [None] * 6
    assert reads.heads() == {HALL: 60}
    assert reads.verify() == []


@pytest.mark.only("postgres")  # on SQLite there is one writing process (design §4.1)
def test_a_second_process_writes_into_the_same_chain(real_db, act, second_process):
    other = second_process(TWENTY_ACTS)
    for number in range(20):
        act(number=number)
    assert other.wait(60) == 0
    assert reads.heads() == {HALL: 40}
    assert reads.verify() == []


def test_listeners_are_told_after_the_commit_and_not_before(real_db, act, monkeypatch):
    seen = []
    monkeypatch.setattr(actions, "_listeners", [lambda: seen.append(reads.heads())])
    act()
    assert seen == [{HALL: 1}]


def test_the_history_of_a_subject_holds_what_it_caused_and_nothing_sealed(db, now):
    with write():
        for kind, subject, cause in [
            ("reception.visit_opened", ("visit", "v"), ""),
            ("reception.case_opened", ("case", "c"), "v"),
            ("feedback.rated", ("rating", "r"), "v"),
            ("reception.visit_opened", ("visit", "w"), ""),
        ]:
            actions.record(hall=HALL, at=now, actor="system", kind=kind, subject=subject, cause=cause)
    assert [row.kind for row in reads.history(HALL, "v")] == [
        "reception.visit_opened",
        "reception.case_opened",
    ]


def test_the_details_come_back_as_they_were_noted(db, act):
    act(lane="A", ahead=3)
    assert reads.details(reads.after(HALL, 0)[0]) == {"lane": "A", "ahead": 3}


_values = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _values))
def test_the_same_data_always_gives_the_same_bytes(data):
    turned = dict(reversed(list(data.items())))
    assert rules.canonical(data) == rules.canonical(turned)
    assert json.loads(rules.canonical(data)) == data
