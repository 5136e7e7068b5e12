"""Everyday questions find their matter among the first three; the score is said either way."""

from pathlib import Path

import pytest

from nuanchuang.app import cli
from nuanchuang.catalogue import loading, rules
from nuanchuang.catalogue.rules.scoring import Question

FILE = Path(__file__).with_name("questions.yaml")


@pytest.mark.parametrize("name", ["own", "blind", "eyes"])
def test_everyday_questions_find_their_matter(library, capsys, name):
    score = rules.score(rules.index(library), loading.questions(FILE)[name])
    with capsys.disabled():
        print(f"\n{name}: {score.asked} asked, {score.first} first, {score.near} in three")
    assert score.misses == ()


def test_what_was_answered_badly_once_is_found_first_now(library):
    score = rules.score(rules.index(library), loading.questions(FILE)["eyes"])
    assert score.first == score.asked == 10


def test_there_are_forty_of_our_own_and_all_are_different():
    own = loading.questions(FILE)["own"]
    assert len({question.ask for question in own}) == len(own) == 40


def test_what_is_first_in_three_or_missed_is_counted(library):
    asked = (
        Question("过户", frozenset({"A7"})),
        Question("a7", frozenset({"A10", "A7"})),
        Question("过户", frozenset({"A10"})),
        Question("卖房", frozenset({"Z9"})),
    )
    score = rules.score(rules.index(library), asked)
    assert (score.asked, score.first, score.near, score.absent) == (3, 2, 2, 1)
    (miss,) = score.misses
    assert (miss.question, miss.found[0]) == (asked[2], "A7")


def test_third_is_found_and_fourth_is_missed(named):
    index = named(Z1="过户", Z2="过户甲", Z3="过户甲乙", Z4="过户甲乙丙")
    third, fourth = (Question("过户", frozenset({code})) for code in ("Z3", "Z4"))
    score = rules.score(index, (third, fourth))
    assert (score.first, score.near) == (0, 1)
    assert [miss.question for miss in score.misses] == [fourth]


@pytest.fixture
def said(capsys, tmp_path, db):
    """The score of a file as an outsider asks for it: exit code and what it said."""

    def run(text):
        path = tmp_path / "questions.yaml"
        path.write_text(text, encoding="utf-8")
        return cli.main(["catalogue", "find", "--score", str(path)]), capsys.readouterr().out

    return run


def test_an_outsider_reads_the_same_score(said):
    code, out = said('schema: 1\nmine:\n  - {ask: "车牌丢了", code: A10}\n  - {ask: "月亮", code: Z9}\n')
    assert code == 0
    assert out == (
        "mine: 1 asked, 1 found first, 1 in the first three (1 ask for matters that are not here)\n"
    )


def test_what_was_missed_is_named(said):
    code, out = said('schema: 1\nmine:\n  - {ask: "月亮", code: [A7, A10]}\n')
    assert code == 1
    assert out.splitlines()[1] == "  月亮 A10/A7: nothing found"


def test_a_faulty_file_is_named(said):
    code, out = said("schema: 1\nmine:\n  - {asks: x}\n")
    assert code == 1
    assert "mine[0]: lacks ask, code" in out
