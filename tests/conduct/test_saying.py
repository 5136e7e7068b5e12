"""What is said aloud: places filled, the card's own ground, the reason's own words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.conduct import rules
from nuanchuang.conduct.rules import PLACES, Card, reasons

CARD = Card("one", "phrase", ("promising",), "约个日子", "依据%(ground)s，%(due)s前答复您。")
GROUND = catalogue.as_shipped().grounds["licence-63"]


def test_places_are_filled_with_what_is_known():
    said = rules.spoken(CARD, {"ground": "《条例》第3条", "due": "周五"})
    assert said == "依据《条例》第3条，周五前答复您。"


def test_what_is_not_known_yet_shows_its_name():
    assert rules.spoken(CARD, {"due": ""}) == "依据〔依据〕，〔日期〕前答复您。"


def test_a_card_says_its_own_ground_unless_the_case_has_another():
    own = replace(CARD, ground=GROUND)
    assert rules.spoken(own, {}).startswith("依据《机动车驾驶证申领和使用规定》第63条，")
    assert rules.spoken(own, {"ground": "《条例》第3条"}).startswith("依据《条例》第3条，")


def test_a_document_without_articles_is_cited_by_its_name():
    assert rules.cited(replace(GROUND, article=None)) == "《机动车驾驶证申领和使用规定》"


@given(st.dictionaries(st.sampled_from(sorted(PLACES)), st.text(min_size=1)))
def test_whatever_fills_a_place_is_said_as_it_is_and_never_read_as_a_place_again(values):
    said = rules.filled("%(due)s", values)
    assert said == values.get("due", "〔日期〕")


@pytest.mark.parametrize(("matter", "said"), [("A9", "for A9"), ("A1", "for all")])
def test_a_card_for_one_matter_goes_before_the_one_for_all(matter, said):
    general = replace(CARD, say="for all", reasons=("sealed",))
    own = replace(CARD, say="for A9", reasons=("A9/sealed",))
    named = reasons.by_reason([general, own])
    card = reasons.saving(named, matter, "sealed")
    assert card is not None
    assert card.say == said
    assert reasons.saving(named, matter, "moon") is None
