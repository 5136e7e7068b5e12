"""Whatever the facts, there is an answer, and 我不清楚 never blocks and never drops a paper."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import load

LIBRARY = load()
WORDS = st.one_of(st.sampled_from(["unsure", "", "who", "self"]), st.text(max_size=4))


@st.composite
def answered(draw, free=False):
    """A matter and facts: some answers, all, or (free) also nonsense."""
    matter = draw(st.sampled_from(sorted(LIBRARY.matters.values(), key=lambda each: each.code)))
    facts = {}
    for question in matter.questions:
        codes = st.sampled_from([option.code for option in question.choices])
        answer = draw(st.one_of(st.none(), codes, WORDS) if free else st.one_of(st.none(), codes))
        if answer is not None:
            facts[question.code] = answer
    if free:
        facts |= draw(st.dictionaries(WORDS, WORDS, max_size=3))
    return matter, facts


@settings(deadline=None)
@given(answered(free=True))
def test_any_facts_get_an_answer(given_facts):
    matter, facts = given_facts
    found = rules.assess(matter, facts)
    assert found.items
    assert found.fee_fen >= 0
    assert found.limit in matter.limits
    assert found.may_act


@settings(deadline=None)
@given(answered(free=True))
def test_pruning_twice_is_pruning_once_and_changes_no_answer(given_facts):
    matter, facts = given_facts
    kept = rules.prune(matter, facts)
    assert rules.prune(matter, kept) == kept
    assert kept.items() <= facts.items()
    assert rules.assess(matter, kept) == rules.assess(matter, facts)


@settings(deadline=None)
@given(answered(free=True), st.data())
def test_the_questions_end_and_none_is_asked_twice(given_facts, data):
    matter, facts = given_facts
    facts, asked = dict(facts), []
    while (question := rules.next_question(matter, facts)) is not None:
        assert question.code not in asked
        asked.append(question.code)
        facts[question.code] = data.draw(st.sampled_from([option.code for option in question.choices]))
    assert {each.code for each in rules.open_questions(matter, facts)} == set(rules.prune(matter, facts))


def complete(matter, facts):
    """The facts with 我不清楚 in place of every missing answer."""
    facts = dict(facts)
    while (question := rules.next_question(matter, facts)) is not None:
        facts[question.code] = "unsure"
    return rules.prune(matter, facts)


@settings(max_examples=300, deadline=None)
@given(answered(), st.data())
def test_not_being_sure_loses_no_paper_and_blocks_nothing_new(given_facts, data):
    matter, facts = given_facts
    facts = complete(matter, facts)
    sure = rules.assess(matter, facts)
    doubted = data.draw(st.sampled_from(sorted(facts)))
    unsure = rules.assess(matter, complete(matter, {**facts, doubted: "unsure"}))
    assert {item.code for item in sure.items} <= {item.code for item in unsure.items}
    assert {each.code for each in unsure.blocked_by} <= {each.code for each in sure.blocked_by}
    assert {item.code for item in unsure.items if not item.maybe} <= {item.code for item in sure.items}
    assert unsure.limit.days >= sure.limit.days


@settings(deadline=None)
@given(answered())
def test_an_open_question_counts_as_unsure_would(given_facts):
    matter, facts = given_facts
    found, doubted = rules.assess(matter, facts), rules.assess(matter, complete(matter, facts))
    assert [item.code for item in found.items] == [item.code for item in doubted.items]
    assert found.open == () or rules.next_question(matter, facts) == found.open[0]


@settings(deadline=None)
@given(answered())
def test_every_ground_of_the_answer_is_cited_once(given_facts):
    matter, facts = given_facts
    found = rules.assess(matter, facts)
    names = [ground.id for ground in found.grounds]
    assert len(set(names)) == len(names)
    assert {ground.id for item in found.items for ground in item.grounds} <= set(names)
    assert found.local_check is any(not ground.matched for ground in found.grounds)
