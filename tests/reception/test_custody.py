"""Documents in are documents out: an original in the officer's hands goes back or stays for a reason."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.journal.models import Row
from nuanchuang.journal.reads import details
from nuanchuang.queue.actions import NobodyAtWindow
from nuanchuang.reception import care, care_reads
from nuanchuang.reception.actions import cases, custody, hand_over, passes, visits
from nuanchuang.reception.models import CheckedItem, HeldPaper
from nuanchuang.reception.refusals import PapersNotReturned, UnknownCustody
from tests.support.hall import answer_all, call, decide, listed, receive

DAMAGED = {"plates": "damaged"}


@pytest.fixture
def case(scene, now):
    """Damaged plates and everything on the list seen at the desk."""
    made = answer_all(receive(scene.owner, now), scene.owner, now, **DAMAGED)
    for code in listed(made):
        cases.set_item(case=made, post=scene.owner, item=code, state="seen", now=now, taken_in=True)
    return made


def in_hand(case):
    return [paper.name for paper in care_reads.papers_in_hand(case.visit_id)]


def finish(scene, now, **said):
    return visits.finish(post=scene.owner, now=now, **said)


def places(case):
    return {row.code: row.kept_for or row.state for row in HeldPaper.objects.filter(case=case)}


def test_what_is_seen_at_the_desk_is_in_the_officers_hands(case):
    assert "车主的身份证" in in_hand(case)
    assert "坏了的号牌" in in_hand(case)


def test_a_program_that_only_notes_what_was_seen_takes_nothing_in(scene, now):
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    cases.set_item(case=case, post=scene.owner, item="id_card", state="seen", now=now)
    assert in_hand(case) == []


def test_a_paper_needed_only_as_a_copy_or_on_a_screen_is_not_taken_in(scene, now):
    case = answer_all(receive(scene.owner, now), scene.owner, now, inspection="lapsed")
    assert "insurance" in listed(case)
    cases.set_item(case=case, post=scene.owner, item="insurance", state="seen", now=now, taken_in=True)
    assert in_hand(case) == []


def test_seeing_a_paper_twice_takes_it_in_once(scene, case, now):
    before = in_hand(case)
    cases.set_item(case=case, post=scene.owner, item="id_card", state="seen", now=now, taken_in=True)
    assert in_hand(case) == before


def test_the_goodbye_waits_for_the_papers_and_names_them(scene, case, now):
    decide(case, scene.owner, now)
    with pytest.raises(PapersNotReturned) as refusal:
        finish(scene, now)
    assert "车主的身份证" in str(refusal.value.values["names"])
    case.visit.refresh_from_db()
    assert case.visit.state == "open"


def test_one_press_returns_all_keeps_what_the_rules_keep_and_ends_the_visit(scene, case, now):
    decide(case, scene.owner, now)
    assert finish(scene, now, returned={}).state == "closed"
    found = places(case)
    assert found["id_card"] == "returned"
    assert found["damaged_plates"] == "withdrawn"
    assert "in" not in found.values()


def test_who_is_told_what_is_missing_takes_everything_home(scene, case, now):
    cases.set_item(case=case, post=scene.owner, item="id_card", state="missing", now=now)
    decide(case, scene.owner, now, "missing")
    finish(scene, now, returned={})
    assert set(places(case).values()) == {"returned"}


def test_the_officer_may_keep_a_paper_for_a_listed_reason(scene, case, now):
    decide(case, scene.owner, now)
    card = HeldPaper.objects.get(case=case, code="id_card")
    finish(scene, now, returned={card.id: "posted"})
    assert places(case)["id_card"] == "posted"


@pytest.mark.parametrize("place", ["lost", "in", ""])
def test_no_paper_goes_anywhere_else(scene, case, now, place):
    decide(case, scene.owner, now)
    card = HeldPaper.objects.get(case=case, code="id_card")
    with pytest.raises(UnknownCustody):
        finish(scene, now, returned={card.id: place})
    assert places(case)["id_card"] == "in"


def test_what_is_said_of_somebody_elses_paper_changes_nothing(scene, case, now):
    decide(case, scene.owner, now)
    finish(scene, now, returned={uuid4(): "filed"})
    assert "filed" not in places(case).values()


def test_papers_go_back_in_the_middle_of_a_visit_too(scene, case, now):
    custody.give_back(post=scene.owner, said={}, now=now)
    assert in_hand(case) == []
    case.visit.refresh_from_db()
    assert case.visit.state == "open"


def test_there_is_nothing_to_give_back_at_another_window_or_in_another_hall(scene, case, now):
    for post in (scene.colleague, scene.stranger):
        with pytest.raises(NobodyAtWindow):
            custody.give_back(post=post, said={}, now=now)
    assert in_hand(case)


def test_a_changed_matter_does_not_lose_sight_of_the_papers(scene, case, now):
    before = in_hand(case)
    cases.change_matter(case=case, post=scene.owner, matter="A11", now=now)
    assert in_hand(case) == before
    assert not CheckedItem.objects.filter(case=case).exists()


def test_who_takes_over_the_person_takes_over_the_papers(scene, case, now):
    hand_over.to_window(post=scene.owner, number=2, reason="skill", now=now)
    decide(case, scene.colleague, now, "promised", what="ask_superior")
    with pytest.raises(PapersNotReturned):
        visits.finish(post=scene.colleague, now=now)
    visits.finish(post=scene.colleague, now=now, returned={})
    assert in_hand(case) == []


def test_who_comes_back_with_a_pass_is_not_owed_last_times_papers(scene, case, now):
    cases.set_item(case=case, post=scene.owner, item="id_card", state="missing", now=now)
    given = decide(case, scene.owner, now, "missing")
    finish(scene, now, returned={})
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:x", now=now)
    again = call(scene.owner, now).visit.cases.get()
    assert in_hand(again) == []


def test_the_journal_tells_of_each_paper_by_its_code_alone(scene, case, now):
    decide(case, scene.owner, now)
    finish(scene, now, returned={})
    rows = Row.objects.filter(kind__startswith="reception.paper_").order_by("seq")
    assert {row.kind for row in rows} == {
        "reception.paper_taken_in", "reception.paper_returned", "reception.paper_kept",
    }  # fmt: skip
    told = [details(row) for row in rows]
    assert all(set(each) <= {"item", "why"} for each in told)
    assert {"item": "damaged_plates", "why": "withdrawn"} in told


def test_copies_made_for_the_file_are_counted(scene, now):
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    cases.set_item(
        case=case, post=scene.owner, item="id_card", state="seen", now=now, taken_in=True, copies=1
    )
    assert CheckedItem.objects.get(case=case, code="id_card").copies == 1


def test_a_paper_cannot_be_kept_without_a_reason_even_by_hand(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldPaper.objects.filter(case=case).update(state="kept", settled_at=case.visit.started)


def test_the_receipt_says_what_was_received_and_where_it_is(scene, case, now):
    outcome = decide(case, scene.owner, now).outcome
    during = {line.name["zh"]: line.place for line in care_reads.received(outcome)}
    assert during["车主的身份证"] == "in"
    finish(scene, now, returned={})
    after = {line.name["zh"]: line.place for line in care_reads.received(outcome)}
    assert after["车主的身份证"] == "returned"
    assert after["坏了的号牌"] == "withdrawn"


papers = st.lists(
    st.builds(
        care.Paper, id=st.uuids(), name=st.just("证"), usual=st.sampled_from(["", *care.KEPT_FOR]),
        taken_on=st.booleans(),
    ),
    unique_by=lambda paper: paper.id,
)  # fmt: skip


@given(papers)
def test_every_paper_goes_somewhere_and_none_stays_when_nothing_came_of_the_case(found):
    where = care.where_to(found, {})
    assert set(where) == {paper.id for paper in found}
    assert all(where[paper.id] == "returned" for paper in found if not paper.taken_on)
    assert all(where[paper.id] == (paper.usual or "returned") for paper in found if paper.taken_on)


@given(papers, st.sampled_from(["returned", *care.KEPT_FOR]))
def test_what_the_officer_says_goes_before_what_is_usual(found, place):
    assert set(care.where_to(found, {paper.id: place for paper in found}).values()) <= {place}
