"""A memo is found again on the next case of its kind."""

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.knowledge.rules.similar import Noted, Wanted, similar

FIXTURE = yaml.safe_load(Path(__file__).with_name("similar.yaml").read_text("utf-8"))
MEMOS = [
    Noted(key, matter, frozenset(facts), text) for key, (matter, facts, text) in FIXTURE["memos"].items()
]


def wanted(matter, facts):
    """A case as the desk asks for it: title and answers in words."""
    known = catalogue.matter(matter)
    answers = []
    for fact in facts:
        code, _, answer = fact.partition("=")
        answers.append(known.question(code).option(answer).label.zh)
    return Wanted(matter, frozenset(facts), "".join((known.title.zh, *answers)))


def recall(rank):
    """The share of helpful memos among the first five, over all cases of the fixture."""
    hits, all_of_them = 0, 0
    for matter, facts, helpful in FIXTURE["cases"]:
        hits += len(set(rank(matter, facts)) & set(helpful))
        all_of_them += len(helpful)
    return hits / all_of_them


def newest_of_the_matter(matter, facts):
    return [memo.key for memo in reversed(MEMOS) if memo.matter == matter][:5]


def test_the_fixture_is_large_and_speaks_of_the_catalogue():
    assert len(MEMOS) >= 30
    assert len(FIXTURE["cases"]) >= 30
    for memo in MEMOS:
        wanted(memo.matter, memo.facts)


def test_most_of_what_helps_stands_among_the_first_five(record_property):
    ours, plain = recall(lambda *case: similar(wanted(*case), MEMOS)), recall(newest_of_the_matter)
    record_property("recall@5", ours)
    print(f"recall@5 {ours:.3f}, newest of the matter {plain:.3f}")
    assert ours >= 0.9
    assert ours > plain + 0.1


def test_the_same_matter_comes_before_the_most_alike_words():
    words = wanted("B5", [])
    far, near = Noted("far", "A7", frozenset(), words.words), Noted("near", "B5", frozenset(), "老人请坐")
    assert similar(words, [far, near]) == ["near", "far"]


def test_a_memo_for_another_fact_stands_behind_one_for_every_case():
    other, every = (Noted(key, "A10", facts, "同样的话") for key, facts in
                    (("other", frozenset({"plates=stolen"})), ("every", frozenset())))  # fmt: skip
    assert similar(Wanted("A10", frozenset({"plates=damaged"}), ""), [other, every]) == ["every", "other"]


def test_words_of_another_matter_that_share_nothing_are_left_out():
    assert similar(Wanted("A10", frozenset(), "补领号牌"), [Noted("x", "B5", frozenset(), "体检")]) == []


FACTS = st.frozensets(st.sampled_from(["a=1", "a=2", "b=1", "c=3"]), max_size=3)
NOTED = st.builds(
    Noted, st.integers(), st.sampled_from(["A1", "B1"]), FACTS, st.text("补领号牌体检", max_size=9)
)


@given(FACTS, st.lists(NOTED, max_size=12))
def test_never_more_than_five_never_twice_and_always_those_of_the_matter_first(facts, memos):
    case = Wanted("A1", facts, "补领号牌")
    memos = [Noted(place, each.matter, each.facts, each.text) for place, each in enumerate(memos)]
    found = similar(case, memos)
    assert len(found) == len(set(found)) <= 5
    matters = [memos[place].matter for place in found]
    assert matters == sorted(matters)
    assert len(found) >= min(5, sum(each.matter == "A1" for each in memos))
