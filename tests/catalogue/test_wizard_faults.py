"""A spoilt wizard is refused with file and place, or found by the walk."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import commands, reads, rules
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.rules.conditions import All, Is, Not
from nuanchuang.catalogue.rules.wizard_checking import check_wizards
from nuanchuang.platform.content import ContentError
from tests.catalogue.test_faults import LONG, swap

FILE = "wizards/points-reduction.yaml"

REFUSED = {
    "another slug": ("slug: points-reduction", "slug: points", r"holds the wizard 'points'"),
    "an unknown ground": ("grounds: [points-25]", "grounds: [points-250]", r"unknown ground 'points-250'"),
    "no ground": ("grounds: [points-25]", "grounds: []", r"outcomes\[0\]\.grounds: names no ground"),
    "an unknown level": ('level: "no"', "level: maybe", r"level: 'maybe' is none of yes, no, first, later"),
    "missing English": (', en: "Can I take points off by learning?"', "", r"title: lacks en"),
    "an outcome that looks at nothing asked": ("{points: [none]}", "{point: [none]}", r"looks at 'point'"),
    "an unknown option": ("{points: [none]}", "{points: [nil]}", r"points has no option nil"),
    "no condition but on the last": (
        "    when: {points: [none]}\n",
        "",
        r"only the last outcome, and it alone, must hold without condition",
    ),
    "an outcome twice": ("- code: six_used\n    level", "- code: nothing\n    level", r"holds a code twice"),
    "a matter that is no code": ("leads_to: [C5]", "leads_to: [points]", r"'points' is not the code"),
    "an end where there is one": (
        'level: "no"\n',
        'level: "no"\n    ends: true\n',
        r"ends: only an outcome of level “first”",
    ),
    "an unknown key": ('level: "no"\n', 'level: "no"\n    colour: red\n', r"has unknown colour"),
    "an unknown part": ("  - code: points\n", "  - use: pints\n    code: points\n", r"unknown part 'pints'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_loader_refuses_and_names_file_and_place(name, spoiled):
    old, new, message = REFUSED[name]
    with pytest.raises(ContentError, match=message) as refusal:
        load(spoiled(FILE, old, new))
    assert str(refusal.value).startswith(f"{FILE}: ")


def test_an_outcome_without_a_next_step_is_refused(spoiled):
    folder = spoiled(FILE, "schema: 1", "schema: 1")
    text = (folder / FILE).read_text(encoding="utf-8")
    first = text.index("    next:\n")
    end = text.index("    leads_to:", first)
    (folder / FILE).write_text(text[:first] + "    next: []\n" + text[end:], encoding="utf-8")
    with pytest.raises(ContentError, match=r"next: says nothing to do"):
        load(folder)


def test_a_wizard_takes_questions_from_the_shared_parts(spoiled):
    old = "  - code: licence\n    ask"
    folder = spoiled(FILE, old, '  - use: medical\n    when: {points: ["open"]}\n' + old)
    wizard = load(folder).wizards["points-reduction"]
    assert [each.code for each in wizard.questions][2] == "medical"


def test_a_word_changed_in_a_wizard_is_another_release(spoiled, library):
    changed = load(spoiled(FILE, "您没有记分，不用减。", "您没有记分，不用再减。"))
    assert changed.digest != library.digest


NEVER = Not(All(()))
BOTH = All((Is("points", frozenset({"some"})), Is("points", frozenset({"open"}))))


def unasked(question):
    """The same question again, under another code and never asked."""
    return replace(question, code=f"{question.code}_2", when=NEVER)


FOUND = {
    "an outcome nobody meets": (
        lambda w: {"outcomes": swap(w.outcomes, "scrap", when=BOTH)},
        "outcome scrap: no path reaches it",
    ),
    "an outcome behind one that always holds": (
        lambda w: {"outcomes": (replace(w.outcomes[0], when=All(())), *w.outcomes[1:])},
        "outcome reduce: no path reaches it",
    ),
    "a question nobody is asked": (
        lambda w: {"questions": swap(w.questions, "vehicle", when=NEVER)},
        "question vehicle: no path reaches it",
    ),
    "two options that ask for nothing": (
        lambda w: {"outcomes": tuple(o for o in w.outcomes if o.code not in ("scrap", "inspection"))},
        "question vehicle: options fine and inspection lead to the same answer",
    ),
    "no ground": (
        lambda w: {"outcomes": swap(w.outcomes, "scrap", grounds=())},
        "outcome scrap: names no ground",
    ),
    "nothing to do": (
        lambda w: {"outcomes": swap(w.outcomes, "scrap", next=())},
        "outcome scrap: says nothing to do",
    ),
    "two outcomes of one headline": (
        lambda w: {"outcomes": swap(w.outcomes, "scrap", result=w.outcomes[0].result)},
        "outcome scrap: has the headline of nothing",
    ),
    "a long sentence": (
        lambda w: {"outcomes": swap(w.outcomes, "scrap", reason=LONG)},
        "a sentence of 30 characters",
    ),
    "a long step": (lambda w: {"outcomes": swap(w.outcomes, "scrap", next=(LONG,))}, "sentence of 30"),
    "eight questions": (
        lambda w: {"questions": w.questions + tuple(unasked(each) for each in w.questions)},
        "questions: 8 questions, more than 7",
    ),
}  # fmt: skip


def told(library, wizard):
    """The faults of a library with this wizard alone, one a line."""
    found = check_wizards(replace(library, wizards={wizard.slug: wizard})).faults
    return [f"{fault.matter}: {fault.where}: {fault.what}" for fault in found]


@pytest.mark.parametrize("name", FOUND)
def test_the_walk_finds(name, library):
    spoil, what = FOUND[name]
    wizard = library.wizards["points-reduction"]
    faults = told(library, replace(wizard, **spoil(wizard)))
    assert any(what in fault for fault in faults), faults
    assert all(fault.startswith("advice points-reduction: ") for fault in faults)


def test_too_many_paths_are_found(library, monkeypatch):
    monkeypatch.setattr("nuanchuang.catalogue.rules.wizard_checking.PATHS", 100)
    assert any("paths, more than 100" in fault for fault in told(library, library.wizards["mortgage"]))


def test_the_shipped_wizards_have_no_fault_and_are_counted(library):
    report = check_wizards(library)
    assert report.faults == ()
    assert report.wizards == 8
    assert report.outcomes == sum(len(wizard.outcomes) for wizard in library.wizards.values())
    assert report.paths == sum(1 for wizard in library.wizards.values() for _ in rules.walk(wizard))


def test_a_wizard_alone_keeps_its_grounds_in_use(library):
    cited = {ground.id for wizard in library.wizards.values() for ground in wizard.grounds}
    alone = replace(library, matters={}, grounds={each: library.grounds[each] for each in cited})
    assert not [fault for fault in rules.check(alone).faults if fault.where.startswith("ground")]


@pytest.fixture
def small(library, monkeypatch):
    """The command reads a library of one matter and one wizard."""
    wizards = {"mortgage": library.wizards["mortgage"]}
    made = replace(library, matters={"A10": library.matters["A10"]}, wizards=wizards)
    monkeypatch.setattr(reads, "as_shipped", lambda: made)
    return made


def test_the_command_counts_wizards_and_names_matters_that_are_not_there(small, capsys):
    commands.check()
    said = capsys.readouterr().out
    paths = sum(1 for _ in rules.walk(small.wizards["mortgage"]))
    assert f"1 wizards, {len(small.wizards['mortgage'].outcomes)} outcomes, {paths} paths of advice" in said
    assert "advice mortgage: outcome free: leads to A11, A13, A6, not in this release" in said
    assert "A10" not in said.split("outcome free: ")[1].splitlines()[0]


def test_a_matter_that_is_not_there_is_no_fault(small, capsys, monkeypatch):
    monkeypatch.setattr(rules, "check", lambda library: replace(report, faults=()))
    report = rules.checking.check(small)
    assert report.advice.absent
    assert commands.check() == 0
