"""Spoiled content is refused with file and place, or found by the walk."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import commands, reads, rules
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.rules import Text
from nuanchuang.catalogue.rules.conditions import All, Is, Not
from nuanchuang.platform.content import ContentError

A10 = "matters/A10.yaml"
B5 = "matters/B5.yaml"
C1 = "matters/C1.yaml"

REFUSED = {
    "an unknown ground": (
        A10,
        "grounds: [vehicle-51]",
        "grounds: [vehicle-510]",
        r"unknown ground 'vehicle-510'",
    ),
    "a copy of a thing": (A10, "thing: true", "thing: true\n    copies: 1", r"thing: only papers are copied"),
    "an unknown risk": (A10, "custody: withdrawn", "risk: bad", r"risk: 'bad' is none of"),
    "an original that stays nowhere": (A10, "custody: withdrawn", "custody: lost", r"'lost' is none of"),
    "a copy that stays": (
        A10,
        "custody: withdrawn",
        "custody: filed\n    original: false",
        r"only an original",
    ),
    "a stranger's paper that comes later": (
        A10,
        "lane: vehicle",
        "lane: vehicle\nprovisional: {materials: [love_letter], days: 3, note: {zh: 通知, en: Notice},"
        " grounds: [vehicle-51]}",
        r"provisional: 'love_letter' is no material that may come later",
    ),
    "a risky paper that comes later": (
        A10,
        "lane: vehicle",
        "lane: vehicle\nprovisional: {materials: [authority], days: 3, note: {zh: 通知, en: Notice},"
        " grounds: [vehicle-51]}",
        r"provisional: 'authority' is no material that may come later",
    ),
    "a paper that comes later at once": (
        A10,
        "lane: vehicle",
        "lane: vehicle\nprovisional: {materials: [damaged_plates], days: 0, note: {zh: 通知, en: Notice},"
        " grounds: [vehicle-51]}",
        r"provisional\.days: must leave at least a day",
    ),
    "no ground at all": (A10, "grounds: [vehicle-51]", "grounds: []", r"who\[0\]\.grounds: names no ground"),
    "missing English": (A10, ', en: "Who will come to the window?"', "", r"questions\[0\]\.ask: lacks en"),
    "empty English": (
        A10,
        '"Who will come to the window?"',
        '""',
        r"questions\[0\]\.ask\.en: must be a text",
    ),
    "Chinese as English": (A10, '"Who will come to the window?"', '"谁"', r"ask: en holds Chinese"),
    "English as Chinese": (A10, '"谁到窗口来办？"', '"Who?"', r"ask: zh holds no Chinese"),
    "an unknown remedy": (A10, "remedy: review", "remedy: pray", r"reasons: other_place: .*'pray'"),
    "a remedy nobody knows": (
        A10,
        "remedies: [review, lawsuit]",
        "remedies: [pray]",
        r"unknown remedy 'pray'",
    ),
    "an unknown option": (A10, "{plates: [damaged]}", "{plates: [demaged]}", r"plates has no option demaged"),
    "an unknown question": (A10, "{plates: [damaged]}", "{plate: [damaged]}", r"looks at 'plate'"),
    "a question asked later": (
        C1,
        "when: {not: {stage: [decided]}}",
        "when: {ground: [cloned]}",
        r"questions\[2\]: looks at 'ground'",
    ),
    "an unknown key": (A10, "lane: vehicle", "lane: vehicle\ncolour: red", r"has unknown colour"),
    "a missing key": (A10, "lane: vehicle\n", "", r"lacks lane"),
    "an unknown lane": (A10, "lane: vehicle", "lane: boats", r"'boats' is none of"),
    "a key twice": (A10, "lane: vehicle", "lane: vehicle\nlane: vehicle", r"key 'lane' stands twice"),
    "broken YAML": (A10, "who:", "who: [", r"is not YAML"),
    "another schema": (A10, "schema: 1", "schema: 2", r"schema: 1"),
    "a foreign code": (A10, "code: A10", "code: A11", r"holds the matter 'A11'"),
    "a slug twice": (B5, "slug: licence-renewal", "slug: plates", r"slug 'plates' stands twice"),
    "an amount that is no number": (
        A10,
        "fen: 3500",
        "fen: 35.00",
        r"fee\.items\[1\]\.fen: must be a whole number",
    ),
    "a negative amount": (A10, "fen: 3500", "fen: -3500", r"must be a whole number"),
    "an own unsure": (A10, "code: elsewhere", "code: unsure", r"comes by itself"),
    "an option twice": (A10, "- code: elsewhere", "- code: here", r"options: needs two or more"),
    "a material twice": (
        A10,
        "- code: damaged_plates",
        "- code: remaining_plate",
        r"materials: holds a code twice",
    ),
    "an actor too few": (
        A10,
        "  - code: heir\n    note",
        "  - code: widow\n    note",
        r"who: must name the options",
    ),
    "no last limit": (
        A10,
        "  - days: 15\n",
        "  - days: 15\n    when: {place: [here]}\n",
        r"last limit must hold",
    ),
    "a bad date": ("release.yaml", "2026-11-02", "2026-13-02", r"release\.yaml: date: must be a date"),
    "a match without keys": (
        "grounds/vehicle.yaml",
        '    keys: ["信息共享", "网上核查", "免予提交"]\n',
        "",
        r"vehicle-4: a text-match",
    ),
    "an unknown rule": ("grounds/vehicle.yaml", "rule: vehicle\n", "rule: boats\n", r"unknown rule 'boats'"),
    "a ground twice": (
        "grounds/vehicle.yaml",
        "vehicle-2:",
        "points-13:",
        r"ground 'points-13' stands twice",
    ),
    "an unknown part": (A10, "- use: owner_id_card", "- use: owner_id_cart", r"unknown part 'owner_id_cart'"),
    "a part that is no mapping": (
        "parts.yaml",
        "  no_residence:\n",
        "  no_residence: none\n  other:\n",
        r"materials\.no_residence: must be a mapping",
    ),
    "a part nobody uses": (
        "parts.yaml",
        "notes:\n",
        "notes:\n  lonely: {text: {}}\n",
        r"notes\.lonely: nothing uses this part",
    ),
    "a reason given among strange options": (
        A10,
        "given: {kind: [special]}",
        "given: {kind: [boat]}",
        r"given: kind has no option boat",
    ),
    "a reason given by what is not asked": (
        A10,
        "given: {kind: [special]}",
        "given: {moon: [full]}",
        r"given: looks at 'moon', which is not asked",
    ),
    "a reason with both conditions": (
        A10,
        "given: {kind: [special]}",
        "given: {kind: [special]}\n    when: {kind: [special]}",
        r"given: stands beside when",
    ),
    "options a part does not have": (
        A10,
        "- use: owner_identity\n",
        "- use: owner_identity\n    only: [idcard, ghost]\n",
        r"“only” names options",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_loader_refuses_and_names_file_and_place(name, spoiled):
    file, old, new, message = REFUSED[name]
    with pytest.raises(ContentError, match=message) as refusal:
        load(spoiled(file, old, new))
    assert str(refusal.value).startswith(f"{file}: ")


def test_a_missing_file_is_named(spoiled):
    folder = spoiled(A10, "schema: 1", "schema: 1")
    (folder / "remedies.yaml").unlink()
    with pytest.raises(ContentError, match=r"^remedies\.yaml: top: cannot be read"):
        load(folder)


def swap(parts, code, **changes):
    """The parts, the one with this code changed."""
    assert code in {part.code for part in parts}
    return tuple(replace(part, **changes) if part.code == code else part for part in parts)


ALWAYS = All(())
NEVER = Not(ALWAYS)
BOTH = All((Is("plates", frozenset({"damaged"})), Is("plates", frozenset({"stolen"}))))
LONG = Text("请问今天是您本人还是别的什么人要到我们大厅的窗口来办理业务呢？", "Who?")

FOUND = {
    "two options that ask for nothing": (
        lambda m: {"notes": (), "materials": m.materials[:1]},
        "options one_lost and all_lost lead to the same answer",
    ),
    "a reason without a way": (
        lambda m: {"reasons": swap(m.reasons, "other_place", cure=None, other_ways=())},
        "has neither a cure nor another way",
    ),
    "a material nobody gets": (
        lambda m: {"materials": swap(m.materials, "damaged_plates", when=BOTH)},
        "no path reaches it",
    ),
    "a note nobody gets": (lambda m: {"notes": swap(m.notes, "stolen", when=NEVER)}, "no path reaches it"),
    "a reason that never comes": (
        lambda m: {"reasons": swap(m.reasons, "other_place", when=NEVER)},
        "no path reaches it",
    ),
    "a question nobody is asked": (
        lambda m: {"questions": swap(m.questions, "temporary", when=NEVER)},
        "no path reaches it",
    ),
    "a reason that no answer fits": (
        lambda m: {"reasons": swap(m.reasons, "not_this_office", given=BOTH)},
        "no path reaches it",
    ),
    "a matter always refused": (
        lambda m: {"reasons": swap(m.reasons, "other_place", when=ALWAYS)},
        "every path is blocked",
    ),
    "an empty list": (lambda m: {"materials": m.materials[:1]}, "the list is empty"),
    "a long sentence": (
        lambda m: {"questions": swap(m.questions, "who", ask=LONG)},
        "a sentence of 30 characters",
    ),
    "an actor whom no reason warns": (
        lambda m: {"who": swap(m.who, "heir", unless=ALWAYS)},
        "may not always come, and no reason says so",
    ),
    "no other way": (lambda m: {"other_ways": ()}, "names no other way"),
    "a ground nobody cites": (lambda m: {"notes": ()}, "nothing cites it"),
    "a remedy nobody offers": (lambda m: {"remedies": m.remedies[:1]}, "no matter offers it"),
}


def checked(library, matter):
    """The faults of a library of this matter alone, the grounds of others left out."""
    grounds = {name: ground for name, ground in library.grounds.items() if name in GROUNDS_OF_A10}
    remedies = {name: library.remedies[name] for name in ("review", "lawsuit")}
    small = replace(library, matters={matter.code: matter}, grounds=grounds, remedies=remedies)
    return rules.check(small).faults


GROUNDS_OF_A10 = {"vehicle-51", "vehicle-51-void", "vehicle-86"}


def test_the_matter_alone_has_no_fault(library):
    assert checked(library, library.matters["A10"]) == ()


@pytest.mark.parametrize("name", FOUND)
def test_the_walk_finds(name, library):
    spoil, what = FOUND[name]
    matter = library.matters["A10"]
    faults = checked(library, replace(matter, **spoil(matter)))
    assert any(what in fault.what for fault in faults), faults


@pytest.fixture
def small_report(library, monkeypatch):
    """The check of one matter, given to the command in place of the long walk."""
    report = replace(
        rules.check(replace(library, matters={"A10": library.matters["A10"]}, wizards={})), faults=()
    )
    monkeypatch.setattr(rules, "check", lambda library: report)
    return report


def test_the_command_prints_the_counts_and_ends_well(small_report, capsys):
    assert commands.check() == 0
    assert f"{small_report.paths} paths walked, 0 faults" in capsys.readouterr().out


def test_the_command_names_faults_and_ends_badly(small_report, capsys, monkeypatch):
    faulty = replace(small_report, faults=(rules.Fault("A10", "who", "is odd"),))
    monkeypatch.setattr(rules, "check", lambda library: faulty)
    assert commands.check() == 1
    assert "A10: who: is odd" in capsys.readouterr().out


def test_the_command_says_what_the_loader_refused(capsys, monkeypatch):
    def refuse():
        raise ContentError("rules.yaml: top: is not YAML")

    monkeypatch.setattr(reads, "as_shipped", refuse)
    assert commands.check() == 1
    assert "rules.yaml" in capsys.readouterr().out


def test_the_command_finds_with_codes(capsys):
    assert commands.find_text("车牌丢了") == 0
    assert capsys.readouterr().out.startswith("A10 补领、换领号牌")
    assert commands.find_text("结婚登记") == 1
