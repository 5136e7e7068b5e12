"""One notice names everything that is missing (design §5.6)."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Text, walk
from nuanchuang.reception import reads
from nuanchuang.reception.actions import cases, decisions, passes, visits
from nuanchuang.reception.models import ReturnPass
from nuanchuang.reception.refusals import NothingMissing
from tests.support.hall import answer_all, call, decide, listed, receive, see_all

PATHS = list(walk(catalogue.matter("A10")))
STATES = ("open", "seen", "missing", "waived")


def lawful(state, waivable):
    """Only what the rule leaves open is waived."""
    return "seen" if state == "waived" and not waivable else state


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PATHS), st.lists(st.sampled_from(STATES), min_size=10, max_size=10))
def test_a_notice_names_all_that_was_neither_seen_nor_waived_and_nothing_else(scene, now, facts, states):
    case = answer_all(receive(scene.owner, now), scene.owner, now, **facts)
    maybe = [line.waivable for line in reads.progress(case).lines]
    found = dict(zip(listed(case), map(lawful, states, maybe), strict=False))
    see_all(case, scene.owner, now, found)
    lacking = [code for code, state in found.items() if state in ("open", "missing")]
    if lacking:
        lines = decide(case, scene.owner, now, "missing").outcome.content["lines"]
        assert [line["code"] for line in lines] == lacking
    else:
        with pytest.raises(NothingMissing):
            decide(case, scene.owner, now, "missing")
        decide(case, scene.owner, now)
    visits.finish(post=scene.owner, now=now)


@pytest.fixture
def notice(scene, now):
    case = answer_all(receive(scene.owner, now), scene.owner, now, who="agent", plates="damaged")
    return decide(see_all(case, scene.owner, now, {"authority": "missing"}), scene.owner, now, "missing")


def test_each_line_says_what_why_and_where_to_get_it_in_both_languages(notice):
    (line,) = notice.outcome.content["lines"]
    material = catalogue.matter("A10").material("authority")
    for key in ("name", "why", "where", "sample"):
        text = getattr(material, key)
        assert line[key] == {"zh": text.zh, "en": text.en}
    assert (line["copies"], line["original"]) == (0, True)


def test_it_says_the_essays_sentence_and_promises_to_do_it_at_once(notice):
    assert notice.outcome.next_step["zh"] == (
        "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。"
    )


def test_it_comes_with_a_return_pass_for_thirty_days(notice):
    assert notice.return_pass.valid_until.isoformat() == "2026-04-01"
    assert len(notice.return_pass.code) == 22
    assert len(notice.return_pass.short) == 8


def test_a_complete_list_gets_no_notice_and_no_pass(scene, now):
    case = see_all(answer_all(receive(scene.owner, now), scene.owner, now), scene.owner, now)
    with pytest.raises(NothingMissing):
        decide(case, scene.owner, now, "missing")
    assert not ReturnPass.objects.exists()


def come_back(scene, given, now):
    """The citizen is at the window again with the pass."""
    visits.finish(post=scene.owner, now=now)
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:kiosk", now=now)
    return call(scene.owner, now).visit.cases.get()


def test_a_second_notice_on_one_case_raises_an_alarm(scene, now, notice):
    assert not notice.outcome.repeated
    again = decide(come_back(scene, notice, now), scene.owner, now, "missing")
    assert again.outcome.repeated
    assert reads.day_count(scene.hall, now.date()).repeated == 1


def test_the_alarm_is_raised_on_a_third_notice_too(scene, now, notice):
    second = decide(come_back(scene, notice, now), scene.owner, now, "missing")
    assert decide(come_back(scene, second, now), scene.owner, now, "missing").outcome.repeated


def test_the_first_notice_on_a_new_case_raises_none(scene, now, notice):
    visits.finish(post=scene.owner, now=now)
    other = answer_all(receive(scene.owner, now), scene.owner, now)
    assert not decide(other, scene.owner, now, "missing").outcome.repeated


def test_digits_in_use_are_not_given_twice(scene, now, notice, monkeypatch):
    drawn = iter([notice.return_pass.short, notice.return_pass.short, "00000001"])
    monkeypatch.setattr(decisions, "typed_code", lambda: next(drawn))
    visits.finish(post=scene.owner, now=now)
    other = answer_all(receive(scene.owner, now), scene.owner, now)
    assert decide(other, scene.owner, now, "missing").return_pass.short == "00000001"


def test_a_notice_keeps_the_words_it_was_given_in(scene, now, notice, new_release):
    before = notice.outcome.content
    materials = tuple(
        replace(one, name=Text("新的说法", "new words")) for one in catalogue.matter("A10").materials
    )
    new_release(materials=materials, title=Text("新名字", "new name"))
    view = reads.outcomes_of(notice.outcome.case.visit)[0]
    assert view.content == before
    assert "新的说法" not in str(view.content)
    cases.open_case(visit=notice.outcome.case.visit, post=scene.owner, matter="A10", now=now)
    assert "新的说法" in str(reads.visit_view(notice.outcome.case.visit).cases[1].rows)
