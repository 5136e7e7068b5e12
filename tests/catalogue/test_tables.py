"""Decision tables for outsiders: every path of a wizard, every rule of a matter, in words."""

import csv
import io

import pytest

from nuanchuang.catalogue import commands, reads, rules
from nuanchuang.catalogue.reads import UnknownMatter
from nuanchuang.catalogue.rules.conditions import All, Any, Is, Not
from nuanchuang.catalogue.rules.tables import advice_table, in_words, matter_table


@pytest.fixture(autouse=True)
def shipped(library, monkeypatch):
    """The command reads the shipped library."""
    monkeypatch.setattr(reads, "as_shipped", lambda: library)


@pytest.fixture
def table(capsys):
    """What the command prints, read back as CSV."""

    def run(name, language="zh", *, certain=False):
        assert commands.table(name, language, certain=certain) == 0
        return list(csv.reader(io.StringIO(capsys.readouterr().out)))

    return run


@pytest.mark.parametrize("slug", ["late-renewal", "objection"])
def test_a_wizard_has_a_row_for_each_path(slug, table, library):
    wizard = library.wizards[slug]
    head, *rows = table(slug)
    assert head[: len(wizard.questions)] == [each.ask.zh for each in wizard.questions]
    assert len(rows) == sum(1 for _ in rules.walk(wizard))
    assert len({tuple(row[: len(wizard.questions)]) for row in rows}) == len(rows)


def row(rows, *answers):
    return next(each for each in rows if tuple(each[: len(answers)]) == answers)


def test_a_row_says_outcome_reason_ground_what_to_do_and_where_it_leads(table):
    rows = table("points-reduction")
    clear = row(rows, "1 到 11 分，违法都处理完了", "都没有", "正常", "都正常，或名下没有车")
    kind, result, reason, grounds, steps, matters = clear[4:]
    assert (kind, result, matters) == ("可以", "可以减分，一个周期最多减 6 分。", "C7")
    assert reason == "没满 12 分、违法都处理完，就应当受理。"
    assert grounds.startswith("道路交通安全违法行为记分管理办法 第 25 条；")
    assert "现场学满 1 小时，考过减 2 分。" in steps


def test_steps_are_joined_and_what_is_open_stands_side_by_side(table):
    rows = table("points-reduction")
    steps = row(rows, "不到 12 分，还有违法没处理", "都没有", "正常", "都正常，或名下没有车")
    assert steps[4] == "先做这件 → 可以"
    left = row(rows, "1 到 11 分，违法都处理完了", "都没有", "正常", "我不清楚")
    assert left[5].count(" / ") == 2


def test_what_is_not_asked_says_so(table):
    nothing = row(table("points-reduction"), "没有记分")
    assert nothing[1:4] == ["不用问"] * 3


def test_rows_with_unsure_answers_can_be_left_out(table):
    every, certain = table("mortgage"), table("mortgage", certain=True)
    assert 0 < len(certain) < len(every)
    assert not any("我不清楚" in cell for each in certain for cell in each)


def test_what_was_not_compared_with_the_law_is_marked(table):
    rows = table("inspection-cycle")
    marked = row(rows, "自家用的小客车", "5 年以内", "没过期", "没有")
    assert "2022年优化机动车检验的通知（待核）" in marked[7]


@pytest.mark.parametrize("name", ["A7", "late-renewal", "licence-renewal"])
def test_english_holds_no_chinese(name, table):
    assert not [cell for each in table(name, "en") for cell in each if any("一" <= c <= "鿿" for c in cell)]


def test_a_matter_has_a_row_for_each_rule(table, library):
    matter = library.matters["A7"]
    head, *rows = table("A7")
    assert head == ["部分", "名称", "什么时候", "结果", "依据"]
    parts = [each[0] for each in rows]
    freed = sum(len(material.not_needed) for material in matter.materials)
    assert parts.count("问题") == len(matter.questions)
    assert parts.count("材料") == len(matter.materials) + freed
    assert parts.count("不能办") == len(matter.reasons)
    assert parts.count("不是理由") == len(matter.not_reasons)
    assert parts.count("期限") == len(matter.limits)
    assert parts.count("费用") == max(1, len(matter.fee.items))
    assert all(each[4] for each in rows if each[0] != "问题"), "every rule has its ground"


def test_every_part_of_every_matter_can_be_said_in_words(library):
    for matter in library.matters.values():
        assert all(all(each[:1]) and each[2] for each in matter_table(matter, "zh"))
    for wizard in library.wizards.values():
        assert all(all(each[-6:-1]) for each in advice_table(wizard, "en"))


def test_a_matter_is_found_by_its_slug_and_a_wizard_comes_before_it(table):
    assert table("plates") == table("A10")
    assert "哪种回答" in table("points-reduction")[0]


def test_an_unknown_name_is_refused():
    with pytest.raises(UnknownMatter):
        commands.table("nonsense", "zh")


def test_conditions_are_said_in_the_words_of_the_questions(library):
    wizard = library.wizards["points-reduction"]
    none, sure = Is("points", frozenset({"none"})), Is("licence", frozenset({"valid", "review"}))
    no_points = "“您现在的记分是什么情况？”答“没有记分”"
    in_order = "“驾驶证现在是什么状态？”答“正常”或“该审验，过期没审”"
    said = {
        None: "总是",
        All(()): "总是",
        Any(()): "从不",
        none: no_points,
        Not(none): f"不是{no_points}",
        All((none, sure)): f"{no_points}，并且{in_order}",
        Any((none, Not(sure))): f"{no_points}，或者（不是{in_order}）",
    }
    assert {condition: in_words(condition, wizard, "zh") for condition in said} == said
    english = "“How do your points stand?” is “No points”"
    assert in_words(All((none, none)), wizard, "en") == f"{english} and {english}"


def test_a_reason_found_at_the_window_says_among_which_answers(table):
    when = {each[1]: each[2] for each in table("C1")}
    assert when["异议审查没有成立。"].startswith("在窗口核实之后，且")
    assert "不认可，要提异议" in when["异议审查没有成立。"]
    assert not when["您是替别人来处理的。"].startswith("在窗口核实之后")
