"""What to say next at the window."""

import re

import pytest

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct import reads
from nuanchuang.conduct.rules import STAGES, Moment, cue, part_of_day

TABLE = [
    (Moment("free"), "idle"),
    (Moment("free", waiting=1), "ready"),
    (Moment("greet"), "greet"),
    (Moment("greet", matter_known=True), "greet_matter"),
    (Moment("greet", waited=29, matter_known=True), "greet_matter"),
    (Moment("greet", waited=30, matter_known=True), "greet_waited"),
    (Moment("greet", returning=True, waited=60), "greet_return"),
    (Moment("greet", handed_over=True, returning=True, waited=60), "greet_handed"),
    (Moment("ask"), "ask"),
    (Moment("ask", lacking=3), "ask"),
    (Moment("ask", asked=True), "ask_on"),
    (Moment("check", unchecked=2), "check"),
    (Moment("check", unchecked=1, lacking=1), "lacking"),
    (Moment("check"), "complete"),
    (Moment("check", blocked=True), "refused"),
    (Moment("check", blocked=True, lacking=1), "refused"),
    (Moment("check", blocked=True, unchecked=1), "check"),
    (Moment("missing", unchecked=1), "missing"),
    (Moment("refused", unchecked=1), "refused"),
    (Moment("handed_over", unchecked=1), "handed_over"),
    (Moment("decided", decision="missing"), "missing"),
    (Moment("decided", decision="promised"), "promised"),
    (Moment("decided", decision="refused"), "refused"),
    (Moment("decided", decision="done"), "done"),
    (Moment("decided", decision="handed_over"), "handed_over"),
    (Moment("decided"), "done"),
    (Moment("farewell", decision="done"), "farewell"),
]

PLACES = {"greet_matter": {"matter"}, "promised": {"due"}}
"""The cues with places to fill, and their variants; no other has one."""


@pytest.mark.parametrize(("moment", "key"), TABLE)
def test_each_moment_has_its_sentence(moment, key):
    assert cue(moment) == key
    assert key in reads.cues()


def test_the_table_knows_every_stage():
    assert {moment.stage for moment, _ in TABLE} == set(STAGES)


@pytest.mark.parametrize("key", sorted(reads.cues()))
def test_both_languages_are_there_and_have_the_same_places(key):
    text = reads.cues()[key]
    assert re.search(r"[\u4e00-\u9fff]", text.zh)
    assert re.search(r"[a-z]", text.en)
    assert not re.search(r"[\u4e00-\u9fff]", text.en)
    for words in (text.zh, text.en):
        assert set(re.findall(r"%\((\w+)\)s", words)) == PLACES.get(key.partition(".")[0], set())
        assert "%" not in re.sub(r"%\(\w+\)s", "", words)


def test_places_are_filled_in_each_language():
    said = reads.next_sentence(Moment("greet", matter_known=True), matter=Text("补领号牌", "New plates"))
    assert (said.zh, said.en) == (
        "您好！您要办补领号牌，对吗？", "Hello! You have come for: New plates. Is that right?",
    )  # fmt: skip


def test_a_percent_sign_in_what_is_filled_in_stays_as_it_is():
    assert "100%" in reads.sentence("greet_matter", matter=Text("100%", "100%")).zh


@pytest.mark.parametrize(("key", "said"), [
    ("greet", "您好！请问您要办什么事情？"),
    ("missing", "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。"),
    ("farewell", "请您慢走。"),
])  # fmt: skip
def test_the_essays_own_sentences_are_kept_word_for_word(key, said):
    assert reads.cues()[key].zh == said


@pytest.mark.parametrize(("hour", "word"), [
    (0, "早上好"), (8, "早上好"), (9, "上午好"), (11, "上午好"), (12, "下午好"), (17, "下午好"),
    (18, "晚上好"), (23, "晚上好"),
])  # fmt: skip
def test_the_greeting_word_follows_the_hour(hour, word):
    assert part_of_day(hour) == word
