"""What we say was compared with the law's text is found there."""

import re
from pathlib import Path

import pytest

from nuanchuang.catalogue.loading import load

GROUNDS = [ground for ground in load().grounds.values() if ground.matched]
DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """51 → 五十一, as articles are counted up to 199."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = "一百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


@pytest.fixture(scope="session")
def articles(shared):
    """Rule name → article numeral → text."""
    return {path.name.split("(")[0]: split(path) for path in (shared / "laws").glob("*.md")}


def split(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        start = re.match(r"\s*第([一二三四五六七八九十百零]+)条\s", line)
        current = start[1] if start else current
        found[current] = found.get(current, "") + line
    return found


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_the_article_holds_our_keys(ground, articles):
    text = articles[ground.rule.zh][numeral(ground.article)]
    assert [key for key in ground.keys if key not in text] == []


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_the_gist_is_told_in_our_own_words(ground, articles):
    text = re.sub(r"\W", "", articles[ground.rule.zh][numeral(ground.article)])
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


@pytest.mark.parametrize(
    ("number", "text"),
    [(5, "五"), (10, "十"), (51, "五十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十")],
)
def test_articles_are_counted_as_the_texts_count(number, text):
    assert numeral(number) == text
