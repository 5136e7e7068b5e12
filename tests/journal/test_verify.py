"""``verify`` names the first bad row of whatever was planted in a copy."""

import pytest

from nuanchuang.journal import reads, rules
from nuanchuang.journal.models import Head
from tests.journal.conftest import HALL, OTHER


@pytest.fixture
def five(real_db, act):
    for number in range(1, 6):
        act(number=number, lane="A")
        act(hall=OTHER, number=number)


@pytest.fixture
def plant(five, tamper, real_db):
    """Tamper with rows of the first hall only; gives the faults found afterwards."""
    chain = str(HALL) if real_db.url else HALL.hex

    def run(*statements):
        for statement in statements:
            tamper(statement.replace("HALL", f"chain = '{chain}'"))
        return reads.verify()

    return run


def test_an_untouched_journal_is_sound(five):
    assert reads.verify() == []


@pytest.mark.parametrize(
    "field", ["actor", "kind", "subject_type", "subject", "cause", "data", "salt", "digest"]
)
def test_an_edited_field_is_named_by_its_row(plant, field):
    faults = plant(f"UPDATE nc_journal_row SET {field} = 'x' WHERE HALL AND seq = 3")
    assert [(fault.chain, fault.seq) for fault in faults] == [(HALL, 3)]


def test_a_moved_time_is_found(plant):
    faults = plant("UPDATE nc_journal_row SET at = '2026-03-02 01:59:59+00:00' WHERE HALL AND seq = 2")
    assert [fault.seq for fault in faults] == [2]


def test_an_edit_with_a_digest_to_fit_still_breaks_the_chain(plant, five):
    row = reads.after(HALL, 2)[0]
    forged = rules.digest(rules.Entry(**{**vars(row), "actor": "x"}))
    faults = plant(f"UPDATE nc_journal_row SET actor = 'x', digest = '{forged}' WHERE HALL AND seq = 3")
    assert [(fault.seq, fault.what) for fault in faults] == [(3, "row 3 does not follow the row before it")]


def test_a_deleted_row_is_named(plant):
    faults = plant("DELETE FROM nc_journal_row WHERE HALL AND seq = 4")
    assert [(fault.chain, fault.seq) for fault in faults] == [(HALL, 4)]
    assert "missing" in faults[0].what


def test_closing_the_gap_of_a_deleted_row_does_not_hide_it(plant):
    faults = plant(
        "DELETE FROM nc_journal_row WHERE HALL AND seq = 2",
        "UPDATE nc_journal_row SET seq = 2 WHERE HALL AND seq = 3",
        "UPDATE nc_journal_row SET seq = 3 WHERE HALL AND seq = 4",
        "UPDATE nc_journal_row SET seq = 4 WHERE HALL AND seq = 5",
    )
    assert [fault.seq for fault in faults] == [2]


def test_two_rows_that_changed_places_are_found_at_the_first(plant):
    faults = plant(
        "UPDATE nc_journal_row SET seq = 99 WHERE HALL AND seq = 2",
        "UPDATE nc_journal_row SET seq = 2 WHERE HALL AND seq = 3",
        "UPDATE nc_journal_row SET seq = 3 WHERE HALL AND seq = 99",
    )
    assert [fault.seq for fault in faults] == [2]


def test_a_cut_tail_is_found_against_the_head(plant):
    faults = plant("DELETE FROM nc_journal_row WHERE HALL AND seq > 3")
    assert [(fault.chain, fault.seq) for fault in faults] == [(HALL, 4)]


def test_a_cut_tail_with_its_head_set_back_shows_against_the_printed_head(plant, five):
    printed = reads.head(HALL)
    third = reads.after(HALL, 2)[0]
    Head.objects.filter(chain=HALL).update(seq=3, hash=third.hash)
    assert plant("DELETE FROM nc_journal_row WHERE HALL AND seq > 3") == []
    assert reads.head(HALL) != printed


def test_a_lost_head_is_found(plant, five):
    Head.objects.filter(chain=HALL).delete()
    assert [(fault.chain, fault.seq) for fault in plant("SELECT 1")] == [(HALL, 6)]


def test_a_chain_whose_rows_are_all_gone_is_named(plant):
    assert [(fault.chain, fault.seq) for fault in plant("DELETE FROM nc_journal_row WHERE HALL")] == [
        (HALL, 1)
    ]


def test_one_chain_can_be_verified_alone(plant, five):
    plant("DELETE FROM nc_journal_row WHERE HALL AND seq = 1")
    assert reads.verify(OTHER) == []
    assert [fault.seq for fault in reads.verify(HALL)] == [1]
