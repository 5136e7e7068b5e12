"""The lint: what it points at, what it leaves alone, and how often."""

from itertools import chain

import pytest

from nuanchuang.wording import reads
from nuanchuang.wording.rules import DIMENSIONS
from tests.wording.conftest import sentences

SETS = ("tuning", "untouched")


def bad(name):
    return [(dimension, each) for dimension, texts in sentences(name)["bad"].items() for each in texts]


@pytest.mark.parametrize("text", sentences("tuning")["essay"]["bad"])
def test_the_essays_own_bad_forms_are_found_with_a_better_one(text):
    findings = reads.check(text).findings
    assert findings
    assert all(each.better for each in findings)


@pytest.mark.parametrize("text", sentences("tuning")["essay"]["good"])
def test_the_essays_own_good_forms_pass(text, ids):
    assert ids(text) == []


def test_the_two_the_essay_names_carry_their_own_ids(ids):
    assert ids("这不能办") == ["hard.refuse"]
    assert ids("你弄错了") == ["hard.wrong"]
    assert ids("您弄错了！") == ["hard.wrong"]


@pytest.mark.parametrize("name", SETS)
def test_every_bad_sentence_of_the_sets_is_found(name, ids):
    assert [text for _, text in bad(name) if not ids(text)] == []


@pytest.mark.parametrize("name", SETS)
def test_most_are_found_in_the_dimension_they_were_written_for(name):
    right = [
        text
        for dimension, text in bad(name)
        if dimension in {each.dimension for each in reads.check(text).findings}
    ]
    assert len(right) >= 0.9 * len(bad(name))


@pytest.mark.parametrize("name", SETS)
def test_polite_and_plain_speech_raises_no_alarm(name, ids):
    assert {text: ids(text) for text in sentences(name)["good"] if ids(text)} == {}


def test_there_are_enough_sentences_to_mean_something():
    assert sum(len(bad(name)) for name in SETS) >= 400
    assert sum(len(sentences(name)["good"]) for name in SETS) >= 300
    every = [
        text for name in SETS for text in [*chain(each for _, each in bad(name)), *sentences(name)["good"]]
    ]
    assert [text for text in set(every) if every.count(text) > 1] == []


@pytest.mark.parametrize("text", [
    "您没弄错", "您没有弄错，是我看错了。", "不是不能办，还差一张单子。",
    "不能办的，我会告诉您为什么和别的办法",
    "同事说“这不能办”，是他没有讲清楚。",
    "您听到的‘不归我管’，我们向您道歉。", "是不是我弄错了？我再核对一下。",
    "为什么不能代办？因为要当场核对本人。", "谁都有弄错的时候。",
])  # fmt: skip
def test_what_is_denied_or_only_reported_raises_no_alarm(text, ids):
    assert ids(text) == []


@pytest.mark.parametrize("text", ["“这不能办”", "‘不能办’！", "「这不能办。」"])
def test_marks_round_the_whole_sentence_hide_nothing(text, ids):
    assert ids(text) == ["hard.refuse"]


@pytest.mark.parametrize("text", [
    "这 不 能 办", "这不能办！！！", "这不能办……", "　这不能办　", "这不能办.", "（这不能办）", "这不能办\n",
])  # fmt: skip
def test_how_it_is_typed_does_not_matter(text, ids):
    assert ids(text) == ["hard.refuse"]


@pytest.mark.parametrize(("one", "other"), [
    ("你干什么来了？", "你干啥来了？"), ("这事儿不归我管。", "这事不归我管。"), ("您弄错了", "你弄错了"),
    ("怎么又来了？", "咋又来了？"), ("别吵！", "甭吵！"),
])  # fmt: skip
def test_dialect_and_politeness_of_one_word_change_nothing(one, other, ids):
    assert ids(one) == ids(other) != []


def test_a_finding_points_at_the_words_as_they_were_typed():
    text = "您好。这 不能办！！请走。"
    (finding,) = reads.check(text).findings
    assert (finding.span, text[finding.start : finding.end]) == ("这 不能办", "这 不能办")
    assert (finding.dimension, finding.stops) == ("硬", False)


def test_of_two_findings_of_one_dimension_the_longer_counts():
    findings = reads.check("不能办就是不能办").findings
    assert [each.span for each in findings] == ["不能办就是不能办"]


def test_an_apology_or_a_way_takes_the_edge_off_a_no(ids):
    assert ids("今天办不了。") == ["hard.refuse"]
    assert ids("对不起，今天办不了。") == []
    assert ids("今天办不了，您可以明天上午来，我给您约好。") == []


def test_every_rule_says_why_and_what_to_say_instead_and_catches_none_of_its_own_advice(ids):
    for rule in reads.rules():
        assert rule.dimension in DIMENSIONS
        assert ids(rule.better, ground_attached=True) == [], rule.id
        assert ids(rule.why) == [], rule.id


def test_every_rule_is_needed_by_some_sentence_of_the_sets(ids):
    used = {each for name in SETS for _, text in bad(name) for each in ids(text)}
    assert {rule.id for rule in reads.rules()} - used == {"basis.empty"}


def test_all_dimensions_are_there():
    assert {rule.dimension for rule in reads.rules()} == set(DIMENSIONS)


def test_of_sentences_nobody_tuned_on_most_are_found_and_no_plain_one_alarms(ids):
    """34 of 40 when asked for the first time; docs/wording.md says so."""
    asked = sentences("recheck")
    found = [text for text in asked["bad"] if ids(text)]
    print(f"recheck: {len(found)} of {len(asked['bad'])} found")
    assert len(found) >= 34
    assert {text: ids(text) for text in asked["good"] if ids(text)} == {}
