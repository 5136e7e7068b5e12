"""A new release of the content is noted once, with the grounds it changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nuanchuang.catalogue import actions, reads
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.models import Release
from nuanchuang.journal import reads as journal
from nuanchuang.journal.models import HOUSE

pytestmark = pytest.mark.django_db


def later(library, **grounds):
    """The library after grounds changed (a Ground), came or went (None)."""
    kept = {**library.grounds, **grounds}
    kept = {name: ground for name, ground in kept.items() if ground is not None}
    return replace(library, grounds=kept, release="2026.12", digest="0" * 64)


def test_the_first_release_is_noted_and_changes_nothing_for_anyone(now):
    assert actions.note_release(now=now) == frozenset()
    row = journal.after(HOUSE, 0)[-1]
    assert (row.kind, row.actor) == ("catalogue.released", "system")
    assert journal.details(row)["release"] == Release.objects.get().release == "2026.11"


def test_the_same_content_is_not_noted_again(now):
    actions.note_release(now=now)
    assert actions.note_release(now=now + timedelta(days=1)) == frozenset()
    assert Release.objects.count() == len(journal.after(HOUSE, 0)) == 1


def test_changed_new_and_gone_grounds_are_named(now, library, monkeypatch):
    actions.note_release(now=now)
    changed = replace(library.grounds["vehicle-51"], digest="1" * 64)
    new = replace(changed, id="vehicle-99")
    after = later(library, **{"vehicle-51": changed, "vehicle-99": new, "points-13": None})
    monkeypatch.setattr(actions, "library", lambda: after)
    expected = {"vehicle-51", "vehicle-99", "points-13"}
    assert actions.note_release(now=now + timedelta(days=1)) == expected
    details = journal.details(journal.after(HOUSE, 0)[-1])
    assert (details["release"], details["changed"]) == ("2026.12", sorted(expected))


def test_a_ground_changes_its_digest_with_its_rule(library, spoiled):
    other = load(spoiled("rules.yaml", "in_force: 2022-05-01", "in_force: 2027-05-01"))
    changed = {name for name in library.grounds if library.grounds[name].digest != other.grounds[name].digest}
    assert changed == {name for name in library.grounds if name.startswith("vehicle-")}
    assert library.digest != other.digest


def test_the_library_is_read_once():
    assert reads.library() is reads.library()
