"""The brief writes itself: codes of the case, nothing about the person; a different answer is marked."""

import json

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import contradicted
from nuanchuang.journal.models import Row
from nuanchuang.people.access import Person
from nuanchuang.reception import briefs
from nuanchuang.reception.actions import cases, offers, passes, visits
from nuanchuang.reception.models import HandOver, ReturnPass
from tests.support.hall import answer_all, call, decide, hire, listed, receive, see_all


@pytest.fixture
def case(scene, now):
    return answer_all(receive(scene.owner, now), scene.owner, now)


@pytest.fixture
def reasons(case):
    """Two reasons the facts do not speak against."""
    matter = catalogue.matter("A10")
    found = [each for each in matter.reasons if not contradicted(matter, each, case.facts)]
    return found[:2]


def hand_over(scene, now, **shown):
    """The owner asks with these reasons on the desk; the colleague accepts."""
    offer = offers.ask(post=scene.owner, to="2", reason="deadlock", now=now, **shown)
    offers.accept(post=scene.colleague, offer=offer.id, now=now)
    return HandOver.objects.get(pk=offer.pk)


def decided():
    row = Row.objects.filter(kind="reception.case_decided").order_by("seq").last()
    return json.loads(row.data)


def test_it_holds_codes_of_the_case_and_nothing_else(scene, now, case, reasons):
    see_all(case, scene.owner, now, {listed(case)[0]: "missing"})
    brief = hand_over(scene, now, shown={1: reasons[0].code}).brief
    assert set(brief) == {"minutes", "visits", "cases"}
    (only,) = brief["cases"]
    assert set(only) == {"n", "matter", "facts", "items", "outcome", "reason"}
    assert only["facts"] == case.facts
    assert only["items"][listed(case)[0]] == "missing"
    assert only["reason"] == reasons[0].code


def test_it_is_told_in_words(scene, now, case, reasons):
    see_all(case, scene.owner, now, {listed(case)[0]: "missing"})
    told = briefs.in_words(hand_over(scene, now, shown={1: reasons[0].code}).brief)
    (only,) = told.cases
    assert (told.visits, only.missing, only.seen) == (1, 1, len(listed(case)) - 1)
    assert only.reason == reasons[0].fact
    assert len(only.answers) == len(case.facts)


def test_a_reason_the_matter_does_not_have_is_dropped(scene, now, case):
    assert hand_over(scene, now, shown={1: "made-up"}).brief["cases"][0]["reason"] == ""


def test_the_next_brief_carries_along_what_the_first_told_and_whose_it_was(scene, now, case, reasons):
    hand_over(scene, now, shown={1: reasons[0].code})
    leader = Person(hire(scene.hall, "800009", now, "leader"))
    offer = offers.ask(post=scene.colleague, to="leader", reason="deadlock", now=now)
    assert briefs.in_words(offer.brief).cases[0].reason == reasons[0].fact
    offers.come(person=leader, offer=offer.id, now=now)
    case.refresh_from_db()
    said = briefs.contradicted(case, "800009", "done")
    assert (said.officer, said.reason) == (scene.owner.officer.badge, reasons[0].code)


def test_a_matter_that_left_the_catalogue_is_left_out(scene, now, case, new_release):
    brief = hand_over(scene, now).brief
    new_release(removed=True)
    assert briefs.in_words(brief).cases == ()


def test_it_counts_the_visits_made_for_the_case(scene, now, case):
    see_all(case, scene.owner, now, {listed(case)[0]: "missing"})
    decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    passes.redeem(hall=scene.hall, code=ReturnPass.objects.get().code, by="t", now=now)
    call(scene.owner, now)
    assert hand_over(scene, now).brief["visits"] == 2


def test_a_different_answer_after_the_reason_shown_is_marked_in_the_journal(scene, now, case, reasons):
    hand_over(scene, now, shown={1: reasons[0].code})
    see_all(case, scene.colleague, now)
    decide(case, scene.colleague, now)
    assert decided()["differs"] is True


def test_the_same_answer_is_not_marked(scene, now, case, reasons):
    hand_over(scene, now, shown={1: reasons[0].code})
    decide(case, scene.colleague, now, "refused", reason=reasons[0].code)
    assert "differs" not in decided()


def test_a_decision_without_a_colleagues_word_is_not_marked(scene, now, case):
    see_all(case, scene.owner, now)
    decide(case, scene.owner, now)
    assert "differs" not in decided()


def test_a_reason_of_another_matter_says_nothing(scene, now, case, reasons):
    hand_over(scene, now, shown={1: reasons[0].code})
    cases.change_matter(case=case, post=scene.colleague, matter="A7", now=now)
    answer_all(case, scene.colleague, now)
    see_all(case, scene.colleague, now)
    decide(case, scene.colleague, now)
    assert "differs" not in decided()


def test_a_refusal_after_a_colleagues_notice_is_marked(scene, now, case, reasons):
    """Told to bring a paper, then told it cannot be done at all."""
    see_all(case, scene.owner, now, {listed(case)[0]: "missing"})
    decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    visits.leave(person=Person(scene.owner.officer), now=now)
    passes.redeem(hall=scene.hall, code=ReturnPass.objects.get().code, by="t", now=now)
    again = call(scene.colleague, now).visit.cases.get()
    decide(again, scene.colleague, now, "refused", reason=reasons[0].code)
    assert decided()["differs"] is True
