"""A sheet holds every case: who reads it by their own answers finds exactly the list they would be given."""

from dataclasses import replace
from itertools import islice

import pytest

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.rules import conditions
from nuanchuang.catalogue.rules.conditions import All, Any, Is, Not

PATHS = 400
"""Of each matter, spread over all of them."""


def holds(case, facts):
    """Whether someone's answers are this case; a question not asked was answered with nothing."""
    answers = [
        (facts.get(said.question.code), {each.code for each in said.options}, said.other) for said in case
    ]
    return all((answer in options) is not other for answer, options, other in answers)


def read(papers, facts):
    """The codes of what a sheet says for these answers."""
    found = list(papers.always)
    for asked in papers.asked:
        answer = facts.get(asked.question.code)
        found += [
            paper for row in asked.rows if answer in {o.code for o in row.options} for paper in row.papers
        ]
    found += [paper for each in papers.together if holds(each.case, facts) for paper in each.papers]
    return {paper.material.code for paper in found if not any(holds(case, facts) for case in paper.unless)}


def some_paths(matter):
    """Complete answers without 我不清楚: on paper nobody is unsure."""
    sure = (facts for facts in rules.walk(matter) if conditions.UNSURE not in facts.values())
    everyone = list(islice(sure, 20_000))
    return everyone[:: max(1, len(everyone) // PATHS)]


@pytest.mark.parametrize("code", sorted(reads.library().matters))
def test_who_reads_by_their_answers_finds_their_list(code):
    matter = reads.matter(code)
    papers = rules.every_paper(matter)
    for facts in some_paths(matter):
        told = rules.assess(matter, facts)
        listed = {item.code for item in told.items}
        spared = {material.code for material, _ in told.not_needed}  # named on the sheet with the reason
        assert listed <= read(papers, facts) <= listed | spared, facts


@pytest.mark.parametrize("code", sorted(reads.library().matters))
def test_what_nobody_needs_is_named_apart_with_its_reason(code):
    matter = reads.matter(code)
    papers = rules.every_paper(matter)
    never = {material.code for material, _ in papers.never}
    needed = {item.code for facts in some_paths(matter) for item in rules.assess(matter, facts).items}
    assert not never & needed
    assert all(reason.zh for _, reason in papers.never)


@pytest.fixture
def plates(library):
    """A10 with one material under the given condition; gives its sheet."""

    def make(when, not_needed=()):
        matter = library.matters["A10"]
        [paper] = [each for each in matter.materials if each.code == "remaining_plate"]
        return rules.every_paper(
            replace(matter, materials=(replace(paper, when=when, not_needed=not_needed),))
        )

    return make


def answers(question, *options):
    return Is(question, frozenset(options))


def labels(case):
    return [(said.question.code, [each.code for each in said.options], said.other) for said in case]


def test_what_everybody_brings_stands_apart(plates):
    for always in (None, All(())):
        [paper] = plates(always).always
        assert paper.unless == ()


def test_one_answer_stands_under_its_question(plates):
    [asked] = plates(answers("plates", "one_lost", "damaged")).asked
    [row] = asked.rows
    assert asked.question.code == "plates"
    assert [each.code for each in row.options] == ["one_lost", "damaged"]


def test_several_answers_together_are_spelled_out(plates):
    both = All((answers("plates", "one_lost"), answers("temporary", "drive")))
    papers = plates(both)
    [together] = papers.together
    assert papers.asked == ()
    assert labels(together.case) == [("plates", ["one_lost"], False), ("temporary", ["drive"], False)]


def test_one_answer_or_another_stands_under_both_questions(plates):
    either = Any((answers("plates", "one_lost"), answers("temporary", "drive")))
    assert [each.question.code for each in plates(either).asked] == ["plates", "temporary"]


def test_all_but_some_is_said_as_an_exception(plates):
    [paper] = plates(Not(answers("plates", "all_lost"))).always
    assert [labels(case) for case in paper.unless] == [[("plates", ["all_lost"], False)]]


def test_all_but_most_is_said_the_other_way_round(plates):
    papers = plates(Not(answers("plates", "all_lost", "stolen", "damaged")))
    [asked] = papers.asked
    assert papers.always == ()
    assert [each.code for each in asked.rows[0].options] == ["one_lost"]


def test_a_part_that_must_not_hold_is_said_with_the_rest(plates):
    papers = plates(All((answers("plates", "one_lost"), Not(answers("temporary", "drive")))))
    [together] = papers.together
    assert labels(together.case)[1] == ("temporary", ["drive"], True)


def test_a_question_not_everybody_is_asked_says_who(library):
    asked = next(
        each for each in rules.every_paper(library.matters["A10"]).asked if each.question.code == "identity"
    )
    assert asked.scope is not None
    assert not asked.scope.unless
    assert [labels(case) for case in asked.scope.cases] == [[("who", ["self", "agent"], False)]]


def test_what_makes_it_unnecessary_stands_beside_it_only_where_it_can_hold(plates):
    freed = ((answers("plates", "damaged"), rules.Text("坏的不用", "not when damaged")),)
    [asked] = plates(answers("plates", "one_lost", "damaged"), freed).asked
    [row] = asked.rows
    assert [each.code for each in row.options] == ["one_lost"]
    assert row.papers[0].spared == ()
    [paper] = plates(None, freed).always
    assert [text.zh for _, text in paper.spared] == ["坏的不用"]


def test_so_many_answers_are_said_in_one_line_and_no_more(library):
    question = library.matters["A10"].questions[0]
    case = (rules.Said(question, question.options[:2], False),)
    assert rules.readable((case, case))
    assert not rules.readable((case, case, case))


def test_every_limit_says_its_cases_and_the_last_holds_for_the_rest(library):
    found = rules.every_limit(library.matters["C1"])
    assert [limit for _, limit in found] == list(library.matters["C1"].limits)
    assert found[-1][0] is None
    when = found[0][0]
    assert when is not None
    assert labels(when.cases[0]) == [("agree", ["object"], False)]
