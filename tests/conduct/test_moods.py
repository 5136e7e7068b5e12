"""The mood chooses words on the officer's own page; it is an argument, and nothing keeps it."""

import inspect
from dataclasses import replace

import pytest
from django.apps import apps

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct import reads
from nuanchuang.conduct.rules import MOODS, Moment

DUE = Text("2026年11月27日（星期五）", "Friday, 27 November 2026")


@pytest.mark.parametrize("moment", [
    Moment("greet"), Moment("greet", waited=40), Moment("greet", returning=True), Moment("ask"),
    Moment("ask", asked=True),
    Moment("check", unchecked=1), Moment("check", lacking=1), Moment("check"), Moment("missing"),
    Moment("refused"), Moment("handed_over"), Moment("decided", decision="promised"),
])  # fmt: skip
def test_the_page_gets_a_sentence_of_its_own_for_each_mood(moment):
    said = reads.sentences(moment, due=DUE)
    plain = [each for each in said if not each.need]
    assert tuple(each.mood for each in plain) == MOODS
    assert len({each.text.zh for each in plain}) == 3
    assert plain[0].text == reads.next_sentence(moment, due=DUE)


@pytest.mark.parametrize("mood", ["irritated", "agitated"])
@pytest.mark.parametrize("moment", [Moment("free", waiting=2), Moment("decided"), Moment("farewell")])
def test_where_nothing_needs_softening_all_moods_hear_the_same(moment, mood):
    assert reads.next_sentence(replace(moment, mood=mood)) == reads.next_sentence(moment)


def test_somebody_upset_hears_the_full_sentence_even_from_an_officer_of_few_words():
    quiet, loud = (
        {each.mood: each.text for each in reads.sentences(Moment("check", unchecked=1, quiet=few))}
        for few in (True, False)
    )
    assert quiet["calm"].zh == "请给我看一下材料。"
    assert quiet["irritated"] == loud["irritated"]


@pytest.mark.parametrize("long", [False, True])
def test_when_it_takes_long_the_patience_is_thanked_for(long):
    said = reads.next_sentence(Moment("ask", long=long)).zh
    assert said.startswith("时间长了些，谢谢您耐心。") == long


def test_nothing_in_the_house_can_keep_a_mood():
    fields = {field.name for model in apps.get_models() for field in model._meta.get_fields()}
    assert not {name for name in fields if "mood" in name}


def test_no_read_of_the_room_asks_for_a_mood_beside_the_moment():
    asked = [
        name for _, function in inspect.getmembers(reads, inspect.isfunction)
        for name in inspect.signature(function).parameters
    ]  # fmt: skip
    assert "mood" not in asked
