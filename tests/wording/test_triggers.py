"""A pattern that cannot match is not tried; what is found stays the same."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.wording import reads
from nuanchuang.wording.rules import fold
from nuanchuang.wording.rules.triggers import Trigger, grams, matches

SAID = [
    sentence
    for name in ("tuning.yaml", "recheck.yaml", "untouched.yaml")
    for sentence in re.findall(
        r"[\u4e00-\u9fff，。！？“”]{3,40}", Path(__file__).with_name(name).read_text("utf-8")
    )
]


def found(patterns, text):
    return list(matches([Trigger(re.compile(each)) for each in patterns], text, grams(text)))


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map("".join), st.integers(0, 5))
def test_each_rule_finds_what_its_patterns_in_one_would_find(text, cut):
    folded = fold(text[cut:])
    for rule in reads.rules():
        joined = "|".join(f"(?:{each.pattern.pattern})" for each in rule.triggers)
        if "(?P<" not in joined:  # one name stands in one pattern
            spans = [match.span() for match in re.finditer(joined, folded.text)]
            assert list(matches(rule.triggers, folded.text, folded.grams)) == spans


@given(st.text("aab你不办", max_size=30))
def test_small_patterns_of_every_kind_find_the_same(text):
    patterns = ["(?<!a)b你", "(?:a|不办)?你", "a{2,3}(?=b)", "[你不]{1,2}办", "(a|b)不|你{0,2}a"]
    assert found(patterns, text) == [match.span() for match in re.finditer("|".join(patterns), text)]


def test_most_patterns_do_not_run_on_a_plain_text():
    text = fold("依据《机动车登记规定》，号牌丢了要先补领，您带身份证明来，也可以在手机上办。")
    triggers = [each for rule in reads.rules() for each in rule.triggers]
    able = [each for each in triggers if each.needs is None or each.needs & text.grams]
    assert len(able) < len(triggers) / 4


def test_what_a_pattern_needs_is_known_of_every_rule():
    assert all(each.needs for rule in reads.rules() for each in rule.triggers)
