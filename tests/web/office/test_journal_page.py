"""An inspector checks that the journal stands as it was sealed."""

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.journal.models import Row
from tests.support.hall import take_ticket

PAGE = "/office/journal/"


def test_the_head_is_shown_to_compare_with_the_printed_sheet(scene, signed_in):
    inspector = signed_in("inspector")
    seq, digest = journal.head(scene.hall.id)
    html = inspector.get(PAGE).content.decode()
    assert f'<dd id="head-seq">{seq}</dd>' in html
    assert digest in html
    assert "都对得上" not in html


def test_an_untouched_journal_is_found_whole(scene, signed_in):
    assert "都对得上" in signed_in("inspector").get(PAGE, {"check": "1"}).content.decode()


def test_the_first_bad_row_is_named(scene, signed_in, monkeypatch, moment):
    take_ticket(scene.hall, moment.now)
    inspector = signed_in("inspector")
    bad = journal.after(scene.hall.id, 0)[2]
    original = journal.entry

    def edited(row: Row):
        entry = original(row)
        return entry if entry.seq != bad.seq else type(entry)(**{**vars(entry), "data": '{"number":"A999"}'})

    monkeypatch.setattr(journal, "entry", edited)
    html = inspector.get(PAGE, {"check": "1"}).content.decode()
    assert f"从第 <strong>{bad.seq}</strong> 行起" in html
    assert "都对得上" not in html


def test_missing_triggers_are_told(scene, signed_in, monkeypatch):
    monkeypatch.setattr(journal, "guarded", lambda: False)
    assert "触发器不在了" in signed_in("inspector").get(PAGE).content.decode()


@pytest.mark.parametrize("role", ["officer", "guide", "leader", "trainer", "administrator"])
def test_only_inspectors_check_the_journal(scene, signed_in, role):
    assert signed_in(role).get(PAGE).status_code == 403
