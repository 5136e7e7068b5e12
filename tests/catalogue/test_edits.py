"""A line is changed by two people, from a day on, and never in the past."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.actions import edits
from nuanchuang.catalogue.models import Adoption, Edit
from nuanchuang.journal.models import Row
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.content import Node
from nuanchuang.platform.refusals import NotAllowed, NotFound
from tests.support.hall import hire, scene

__all__ = ["scene"]
FEE = "fee.items[Automobile plates (pair)].fen"
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(scene, now):
    """Who drafts."""
    return Person(hire(scene.hall, "800021", now, "trainer"))


@pytest.fixture
def colleague(scene, now):
    """Who looks a second time."""
    return Person(hire(scene.hall, "800022", now, "leader"))


@pytest.fixture
def stranger(scene):
    """An officer at a window."""
    return Person(scene.owner.officer)


@pytest.fixture
def both(scene, now):
    """Who may do either."""
    return Person(hire(scene.hall, "800023", now, "administrator"))


@pytest.fixture
def at(monkeypatch):
    """Moves the clock of the catalogue."""

    def move(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return move


def draft(person, now, **said):
    given = {"matter": "A10", "at": FEE, "value": 9000, "why": "省里的新价目表"}
    tomorrow = reads.today(now) + timedelta(days=1)
    return edits.draft(
        person=person, now=now, valid_from=said.pop("valid_from", tomorrow), **{**given, **said}
    )


def price():
    facts = {"who": "self", "identity": "idcard", "plates": "all_lost", "kind": "car", "place": "here"}
    return rules.assess(reads.matter("A10"), {**facts, "temporary": "park"}).fee_fen


def test_an_approved_fee_is_charged_from_its_day_on_and_not_before(owner, colleague, now, at):
    at(now)
    made = draft(owner, now)
    assert price() == 10000
    edits.approve(person=colleague, edit=made.id, now=now)
    assert price() == 10000
    at(now + timedelta(days=1))
    assert price() == 9000
    assert reads.matter("A10").fee.valid_from == reads.today(now) + timedelta(days=1)
    (applied,) = reads.library().applied["A10"]
    assert (applied.before, applied.after, applied.change.origin.level) == (10000, 9000, "hall")


def test_nobody_approves_their_own_draft(both, now):
    made = draft(both, now)
    with pytest.raises(edits.OwnDraft):
        edits.approve(person=both, edit=made.id, now=now)
    assert Edit.objects.get(pk=made.id).approved_at is None


def test_a_draft_alone_changes_nothing(owner, now, at):
    draft(owner, now)
    at(now + timedelta(days=2))
    reads.forget_edits()
    assert price() == 10000


@pytest.mark.parametrize("days", [0, -1])
def test_today_and_the_past_stay_as_they_were_told(owner, now, days):
    with pytest.raises(edits.TooSoon):
        draft(owner, now, valid_from=reads.today(now) + timedelta(days=days))


@pytest.mark.parametrize(
    "said",
    [
        {"at": "limits[1].days", "value": 3},
        {"at": "reasons[other_place].fact", "value": {"zh": "不行", "en": "No"}},
        {"at": "materials[nothing].why", "value": {"zh": "没有", "en": "None"}},
        {"at": "", "value": 1},
    ],
)
def test_what_the_law_fixes_is_refused(owner, now, said):
    with pytest.raises(edits.NotChangeable):
        draft(owner, now, **said)
    assert not Edit.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"at": FEE, "value": "ninety"},
        {"at": FEE, "value": -1},
        {"at": FEE, "value": True},
        {"at": "place", "value": {"zh": "东门"}},
    ],
)
def test_a_value_of_another_kind_is_refused(owner, now, said):
    with pytest.raises(edits.DoesNotFit):
        draft(owner, now, **said)
    assert not Edit.objects.exists()


def test_all_that_is_wrong_is_told_at_once(owner, now):
    with pytest.raises(edits.SeveralFaults) as refusal:
        draft(owner, now, value="ninety", valid_from=None, why=" ")
    assert [type(each) for each in refusal.value.faults] == [
        edits.DoesNotFit,
        edits.TooSoon,
        edits.WhyMissing,
    ]


@pytest.mark.parametrize(
    ("line", "value", "code"),
    [
        (
            "place",
            {"zh": "请到东门外新大厅二楼最里面靠窗那一排的第三个窗口来办理", "en": "East"},
            "too-long",
        ),
        ("place", {"zh": "East gate", "en": "East gate"}, "wrong-script"),
        ("place", {"zh": "东门", "en": "东门"}, "wrong-script"),
        ("limits[1].promised", 16, "over-the-limit"),
    ],
)
def test_a_change_that_would_break_the_content_says_what_is_wrong(owner, now, line, value, code):
    with pytest.raises(edits.EditFaulty) as refusal:
        draft(owner, now, at=line, value=value)
    assert refusal.value.code == f"edit-{code}"


def test_a_change_needs_a_reason(owner, now):
    with pytest.raises(edits.WhyMissing):
        draft(owner, now, why="  ")


def test_an_officer_may_neither_draft_nor_approve(stranger, owner, now):
    with pytest.raises(NotAllowed):
        draft(stranger, now)
    with pytest.raises(NotAllowed):
        edits.approve(person=stranger, edit=draft(owner, now).id, now=now)


def test_a_trainer_drafts_but_does_not_approve(scene, owner, now):
    other = Person(hire(scene.hall, "800029", now, "trainer"))
    with pytest.raises(NotAllowed):
        edits.approve(person=other, edit=draft(owner, now).id, now=now)


def test_a_draft_is_withdrawn_once_and_never_approved_after(owner, colleague, now):
    made = draft(owner, now)
    edits.withdraw(person=owner, edit=made.id, now=now)
    with pytest.raises(edits.EditDone):
        edits.approve(person=colleague, edit=made.id, now=now)
    with pytest.raises(edits.EditDone):
        edits.withdraw(person=owner, edit=made.id, now=now)


def test_somebody_elses_draft_is_sent_back_only_by_who_may_approve(stranger, owner, colleague, now):
    with pytest.raises(NotAllowed):
        edits.withdraw(person=stranger, edit=draft(owner, now).id, now=now)
    edits.withdraw(person=colleague, edit=draft(owner, now).id, now=now)


def test_a_draft_whose_day_came_unapproved_lapses(owner, colleague, now):
    made = draft(owner, now)
    later = now + timedelta(days=3)
    with pytest.raises(edits.EditDone):
        edits.approve(person=colleague, edit=made.id, now=later)
    assert [card.state for card in reads.edits(owner.id, later)] == ["lapsed"]


def test_an_unknown_edit_is_not_found(colleague, now):
    with pytest.raises(NotFound):
        edits.approve(person=colleague, edit=colleague.id, now=now)


def test_every_step_stands_in_the_journal_without_the_words(owner, colleague, now):
    made = draft(owner, now, why="局里第 12 号文")
    edits.approve(person=colleague, edit=made.id, now=now)
    rows = list(Row.objects.filter(subject=str(made.id)).order_by("seq"))
    assert [row.kind for row in rows] == ["catalogue.edit_drafted", "catalogue.edit_approved"]
    assert not any("12 号文" in row.data for row in rows)


def test_a_release_is_adopted_by_a_named_leader_once(scene, colleague, owner, now):
    assert scene.hall.id not in reads.adopted_by()
    with pytest.raises(NotAllowed):
        edits.adopt(person=owner, now=now)
    edits.adopt(person=colleague, now=now)
    assert reads.adopted_by() == {scene.hall.id}
    with pytest.raises(edits.AlreadyAdopted):
        edits.adopt(person=colleague, now=now)
    assert Adoption.objects.get().officer == colleague.officer


def test_a_new_release_waits_to_be_adopted_again(colleague, now, monkeypatch):
    edits.adopt(person=colleague, now=now)
    old = reads.shipped()
    newer = replace(old, library=replace(old.library, digest="another"))
    monkeypatch.setattr(reads, "shipped", lambda: newer)
    assert reads.adopted_by() == frozenset()


def test_an_edit_of_a_line_a_new_release_dropped_is_left_out_and_the_hall_goes_on(
    owner, colleague, now, at, monkeypatch
):
    edits.approve(person=colleague, edit=draft(owner, now).id, now=now)
    promised = draft(owner, now, at="limits[1].promised", value=9)
    edits.approve(person=colleague, edit=promised.id, now=now)
    content = reads.shipped()
    value = deepcopy(content.nodes["A10"].mapping())
    value["fee"]["items"] = [each for each in value["fee"]["items"] if "pair" not in each["name"]["en"]]
    newer = replace(content, nodes={**content.nodes, "A10": Node(value, "matters/A10.yaml")})
    monkeypatch.setattr(reads, "shipped", lambda: newer)
    at(now + timedelta(days=1))
    assert [each.change.at for each in reads.library().applied["A10"]] == ["limits[1].promised"]
    assert "limits[1].promised" in {line.at for line in reads.lines("A10") if line.changed}
