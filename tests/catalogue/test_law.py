"""Our gists say the law in our own words; where they stand is compared in test_law_import."""

import re

import pytest

from nuanchuang.catalogue import lawfiles
from nuanchuang.catalogue.loading import load

GROUNDS = [ground for ground in load().grounds.values() if ground.matched]


@pytest.fixture(scope="session")
def articles(shared):
    """Rule name → article number → text."""
    texts = [lawfiles.read(path) for path in (shared / "laws").glob("*.md")]
    return {text.title: text.articles for text in texts}


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_the_gist_is_told_in_our_own_words(ground, articles):
    text = re.sub(r"\W", "", articles[ground.rule.zh][ground.article])
    gist = re.sub(r"\W", "", ground.gist.zh)
    copied = [gist[place : place + 16] for place in range(len(gist) - 15) if gist[place : place + 16] in text]
    assert copied == []


def test_most_grounds_were_compared_and_the_rest_say_so():
    library = load()
    others = [ground.checked for ground in library.grounds.values() if not ground.matched]
    assert set(others) == {"secondary", "unchecked"}
    assert len(GROUNDS) > 4 * len(others)


def test_the_ages_of_order_172_are_marked_as_secondary():
    ages = load().grounds["licence-ages"]
    assert (ages.order_no, ages.checked) == ("公安部令第172号", "secondary")
