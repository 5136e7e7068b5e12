"""Finding a card while somebody waits: by word, part of the text, pinyin, first letters."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.conduct import reads
from nuanchuang.conduct.rules import Card, Index
from nuanchuang.conduct.rules.finding import Lines

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text("utf-8"))
ASKED = [(str(ask), wanted) for asked in QUESTIONS.values() for ask, wanted in asked.items()]


def ids(found):
    return [each.card.id for each in found]


@pytest.mark.parametrize(("ask", "wanted"), ASKED)
def test_a_question_as_officers_type_it_finds_its_card_in_the_first_three(ask, wanted):
    assert all(map(reads.card, wanted))
    assert set(ids(reads.find(ask, limit=3))) & set(wanted)


def test_at_least_forty_questions_are_asked():
    assert len(ASKED) >= 40


@pytest.mark.parametrize("card", reads.library().cards.values(), ids=lambda card: card.id)
def test_every_card_is_found_first_by_its_title_and_soon_by_its_own_first_sentence(card):
    assert ids(reads.find(card.title, limit=1)) == [card.id]
    said = card.say.split("，")[0].split("。")[0]
    if "%" not in said and len(said) > 5:
        assert card.id in ids(reads.find(said, limit=8))


def test_a_situation_narrows_what_is_found():
    found = reads.find("您", "closing")
    assert all("closing" in each.card.situations for each in found)


def test_without_words_the_situation_is_shown_as_it_stands():
    assert ids(reads.find("", "abuse", limit=3)) == [card.id for card in reads.cards("abuse")[:3]]


@pytest.mark.parametrize("words", ["zzzzqq", "？！", "嘬嘬"])
def test_words_that_say_nothing_find_nothing(words):
    assert reads.find(words) == ()


@given(st.text(max_size=80), st.sampled_from(["", "anger", "nowhere"]), st.integers(0, 12))
def test_any_text_finds_no_more_than_asked_for_best_first(words, situation, limit):
    found = reads.find(words, situation, limit)
    assert len(found) <= limit
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len(set(ids(found))) == len(found)


def test_cards_that_were_learned_here_join_the_shipped_ones():
    learned = Card(
        "learned-1",
        "phrase",
        ("waiting",),
        "号牌在邮局",
        "您的号牌在邮局，取件码给您。",
        keys=("邮局", "取件码"),
    )
    index = Index([*reads.library().cards.values(), learned], reads.library().situations, reads.reader())
    assert ids(index.find("邮局", limit=1)) == ["learned-1"]
    assert ids(index.find("qjm", limit=1)) == ["learned-1"]


def test_an_index_over_nothing_finds_nothing():
    assert Index([], {}, reads.reader()).find("投诉") == ()


@given(st.lists(st.text("ab", min_size=1, max_size=6), max_size=8), st.text("ab", min_size=1, max_size=3))
def test_lines_searched_as_one_text_are_the_lines_that_hold_it_each_once(lines, text):
    assert list(Lines(lines).holding(text)) == [n for n, line in enumerate(lines) if text in line]
