"""Every refusal has a ground, a cure or another way, and a remedy with its last day (design §5.8)."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.reception import rules
from nuanchuang.reception.actions import cases
from nuanchuang.reception.refusals import NotAReason
from tests.support.hall import decide, receive

REASONS = [reason.code for reason in catalogue.matter("A10").reasons]


@pytest.mark.parametrize("code", REASONS)
def test_the_paper_carries_all_that_a_person_is_owed_with_a_no(scene, now, code):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason=code).outcome
    content, reason = outcome.content, catalogue.matter("A10").reason(code)
    assert content["reason_code"] == code
    assert content["fact"]["zh"] == reason.fact.zh
    assert [ground["id"] for ground in content["grounds"]] == [ground.id for ground in reason.grounds] != []
    assert content["cure"] or content["other_ways"]
    assert outcome.next_step["zh"] in (reason.cure.zh if reason.cure else "", reason.other_ways[0].zh)
    assert content["face_saving"]["en"] == reason.face_saving.en


def test_a_reason_the_facts_speak_against_is_no_reason(scene, now):
    case = receive(scene.owner, now)
    cases.set_facts(case=case, post=scene.owner, facts={"place": "here"}, now=now)
    with pytest.raises(NotAReason):
        decide(case, scene.owner, now, "refused", reason="other_place")
    case.refresh_from_db()
    assert not case.decided


def test_a_ground_is_cited_by_rule_article_and_version(scene, now):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason="no_authority").outcome
    cited = outcome.content["grounds"][0]
    assert (cited["article"], cited["order_no"] != "", cited["version"] != "") == (86, True, True)
    assert date.fromisoformat(cited["in_force"])


def test_the_remedy_names_its_last_day_and_the_halls_review_body(scene, now):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason="no_authority").outcome
    remedy = outcome.content["remedy"]
    found = catalogue.matter("A10").remedy("review")
    assert (found.days, found.unit) == (60, "natural")
    assert remedy["last_day"] == "2026-05-01"
    assert remedy["review_body"] == "市人民政府"


def test_a_reason_without_a_cure_names_another_way_as_the_next_step(scene, now, new_release):
    first = catalogue.matter("A10").reasons[0]
    new_release(reasons=(replace(first, cure=None),))
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason=first.code).outcome
    assert outcome.next_step["zh"] == first.other_ways[0].zh


@pytest.mark.parametrize(("start", "months", "last"), [
    (date(2026, 3, 2), 6, date(2026, 9, 2)),
    (date(2026, 8, 31), 6, date(2027, 2, 28)),
    (date(2027, 8, 31), 6, date(2028, 2, 29)),
    (date(2026, 6, 30), 6, date(2026, 12, 30)),
    (date(2026, 12, 31), 6, date(2027, 6, 30)),
    (date(2026, 11, 30), 1, date(2026, 12, 30)),
])  # fmt: skip
def test_months_end_on_the_same_day_or_on_the_months_last(start, months, last):
    assert rules.remedy_last_day(start, months, "months") == last


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 36))
def test_so_many_months_lie_between_and_never_more_days_than_the_month_has(start, months):
    last = rules.remedy_last_day(start, months, "months")
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == months
    assert last.day == min(start.day, calendar.monthrange(last.year, last.month)[1])


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 365))
def test_natural_days_are_counted_from_the_day_after(start, days):
    assert rules.remedy_last_day(start, days, "natural") - start == timedelta(days=days)
