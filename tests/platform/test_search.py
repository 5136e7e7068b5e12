"""Text is found by any two characters or more that stand in it, on either database, and by nothing else."""

import re
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nuanchuang.platform import grams
from nuanchuang.platform.search import Index, TooShort

CHARACTERS = "补牌号驾驶证 委托书ＡａB12５-_%\"'*():&|!<>^{}+，。《》ﬁß𠮷İ\t"
TEXTS = st.text(st.sampled_from(CHARACTERS) | st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
INDEX = Index("nc_knowledge_text")
SCOPES = count(1)


def contains(text, needle):
    return grams.normalised(needle) in grams.normalised(text)


@pytest.fixture
def scope():
    return f"test:{next(SCOPES)}"


@pytest.fixture
def put(db, scope):
    """Make a text findable; gives its id."""

    def run(text, where=scope):
        thing = uuid4()
        INDEX.put(where, thing, text)
        return thing

    return run


@given(TEXTS, TEXTS)
@example("İ补", "i补")
def test_a_run_of_words_stands_in_a_text_exactly_when_the_needle_does(text, needle):
    run = grams.words(needle)
    if run:
        told, asked = f" {' '.join(grams.words(text))} ", f" {' '.join(run)} "
        assert (asked in told) == contains(text, needle)


@given(TEXTS)
def test_words_are_small_latin_letters_that_no_query_language_knows(text):
    assert all(re.fullmatch("[a-p]+z[a-p]+", word) for word in grams.words(text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=TEXTS, data=st.data())
def test_the_database_finds_what_python_finds(db, text, data):
    start = data.draw(st.integers(0, len(text)))
    needle = data.draw(st.sampled_from([text[start : start + 3], text[start : start + 9]]) | TEXTS)
    scope, thing = f"any:{next(SCOPES)}", uuid4()
    INDEX.put(scope, thing, text)
    if len(grams.normalised(needle)) >= 2:
        assert INDEX.find(scope, needle) == ([thing] if contains(text, needle[:60]) else [])


@pytest.mark.parametrize("needle", ["补领", "号牌", "补领号牌", "ＡＢ", "a b", "12", "领 号", "B1"])
def test_two_characters_are_enough_whatever_their_width_case_or_spacing(put, scope, needle):
    thing = put("补领号牌要交 AB12 的副本")
    assert INDEX.find(scope, needle) == [thing]


@pytest.mark.parametrize("needle", ["补牌", "领补", "牌号", "ab13", "副本的"])
def test_characters_that_do_not_stand_side_by_side_find_nothing(put, scope, needle):
    put("补领号牌要交 AB12 的副本")
    assert INDEX.find(scope, needle) == []


@pytest.mark.parametrize("needle", ["", " ", "补", " 补 ", "a"])
def test_one_character_is_too_little_and_is_told_so(put, scope, needle):
    put("补领号牌")
    with pytest.raises(TooShort) as refused:
        INDEX.find(scope, needle)
    assert refused.value.sentence == "请至少输入两个字，再找。"


OPERATORS = (
    """" OR "|a* OR b|NOT 补|words:补|补 & 牌|'); DROP TABLE x;--|"""
    "NEAR(补 牌)|-补牌|^补牌|补<->牌|{补}|%%|(("
)


@pytest.mark.parametrize("needle", OPERATORS.split("|"))
def test_operators_of_a_query_language_are_only_characters(put, scope, needle):
    put("补牌不用等，先领号牌")
    literal = put(f"记下 {needle} 这几个字")
    assert INDEX.find(scope, needle) == [literal]


def test_the_newest_comes_first_and_no_more_than_asked_for(put, scope):
    things = [put(f"第 {n} 条：号牌丢了") for n in range(5)]
    assert INDEX.find(scope, "号牌", limit=3) == things[:1:-1]


def test_another_scope_is_not_searched(put, scope):
    put("号牌丢了", where=f"{scope}0")
    assert INDEX.find(scope, "号牌") == []


def test_a_text_put_again_is_found_by_its_new_words_alone(put, scope):
    thing = put("号牌丢了")
    INDEX.put(scope, thing, "行驶证丢了")
    assert (INDEX.find(scope, "号牌"), INDEX.find(scope, "行驶")) == ([], [thing])


def test_a_text_dropped_is_found_no_more_and_its_neighbours_still_are(put, scope):
    thing, other = put("号牌丢了"), put("号牌坏了")
    INDEX.drop(scope, thing)
    INDEX.drop(scope, uuid4())
    assert INDEX.find(scope, "号牌") == [other]


def test_alike_is_whatever_shares_a_pair_with_the_text(put, scope):
    one, other, _ = put("号牌被偷"), put("补领行驶证"), put("年检过期")
    assert INDEX.alike(scope, "补领号牌") == [other, one]
    assert INDEX.alike(scope, "补") == []


@given(TEXTS, TEXTS)
def test_likeness_lies_between_nothing_and_the_same(one, other):
    first, second = grams.counted(one), grams.counted(other)
    assert 0 <= grams.cosine(first, second) <= 1
    assert grams.cosine(first, second) == pytest.approx(grams.cosine(second, first))
    if first:
        assert grams.cosine(first, first) == pytest.approx(1)


def test_what_only_old_texts_contain_is_found_behind_all_newer_ones(put, scope, monkeypatch):
    monkeypatch.setattr("nuanchuang.platform.search.NEWEST", 1)
    old = [put(f"第 {n} 条：号牌丢了") for n in range(3)]
    for _ in range(9):
        put("行驶证丢了")
    assert INDEX.find(scope, "号牌", limit=2) == [old[2], old[1]]
    assert INDEX.alike(scope, "号牌坏", limit=3) == [old[2], old[1], old[0]]


def test_a_run_behind_a_pair_that_repeats_hundreds_of_times_is_found(put, scope):
    thing = put("好" * 600 + "号牌丢了")
    assert INDEX.find(scope, "好好号牌") == [thing]
