"""What holds an outgoing text back: insults, a phrase with no ground, missing elements without a reason."""

import pytest

from nuanchuang.wording import reads
from nuanchuang.wording.rules import Report, stops
from tests.wording.conftest import sentences

EMPTY = [
    "不是我们不给办，是规定所限。", "不是我们不给办，而是限于政策。", "政策不允许。", "按规定不行。",
    "根据有关规定，不能受理。",
    "上级不允许。", "我们也想办，规定不让。",
]  # fmt: skip


def held(text, situation="", *, reason_given=False, ground_attached=False):
    found = reads.check(text, situation, ground_attached=ground_attached)
    return stops(found, reason_given=reason_given, ground_attached=ground_attached)


@pytest.mark.parametrize("text", sentences("tuning")["bad"]["辱"] + sentences("untouched")["bad"]["辱"])
def test_an_insult_stops_whatever_the_reason(text):
    assert held(text, reason_given=True)[0].startswith("insult.")


@pytest.mark.parametrize("dimension", ["冷", "硬", "横", "推", "信口开河"])
def test_of_the_other_dimensions_a_sentence_only_gets_advice(dimension):
    texts = sentences("tuning")["bad"][dimension] + sentences("untouched")["bad"][dimension]
    assert {text: held(text) for text in texts if held(text)} == {}


@pytest.mark.parametrize("text", EMPTY)
def test_a_phrase_about_the_rules_with_no_ground_stops_a_reply(text):
    assert "basis.empty" in held(text, "refusal", reason_given=True)


@pytest.mark.parametrize("text", EMPTY)
@pytest.mark.parametrize(
    "ground", ["《机动车登记规定》", "第十五条", "第 15 条", "《道路交通安全法》第九十九条"]
)
def test_a_named_rule_or_article_is_a_ground(text, ground):
    assert "basis.empty" not in held(f"{text}依据是{ground}。", "refusal")


@pytest.mark.parametrize("text", EMPTY)
def test_an_attached_article_is_a_ground(text):
    assert held(text, "refusal", reason_given=True, ground_attached=True) == ()


def test_the_essays_phrase_alone_on_a_card_waits_for_its_reply():
    assert held("不是我们不给办，而是限于政策。") == ()


def test_missing_elements_stop_unless_a_reason_is_given():
    assert held("对不起，这一项现在办不了。", "refusal") == ("ground", "reason", "way")
    assert held("对不起，这一项现在办不了。", "refusal", reason_given=True) == ()


def test_a_ground_attached_after_the_check_counts_too():
    found = reads.check("对不起，政策不允许，因为车还在抵押，您可以先解除抵押。", "refusal")
    assert stops(found) == ("basis.empty", "ground")
    assert stops(found, ground_attached=True) == ()


def test_what_stands_too_early_only_gets_advice():
    found = reads.check("您可以先解除抵押。依据是第十五条，因为车还在抵押。对不起。", "refusal")
    assert found.misordered
    assert stops(found) == ()


def test_a_clean_report_stops_nothing():
    assert stops(Report(())) == ()
