"""A fault in the content is named by file and path before anybody stands at a window with it."""

import shutil
from dataclasses import replace

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.conduct import commands, loading, reads, rules
from nuanchuang.conduct.rules.reasons import faults
from nuanchuang.platform.content import ContentError


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(loading.DATA, tmp_path / "data")
    return tmp_path / "data"


def fault(folder):
    with pytest.raises(ContentError) as error:
        loading.load(catalogue.as_shipped().grounds, folder)
    return str(error.value)


def extra(folder, card, kind="phrase"):
    (folder / "cards" / "zz.yaml").write_text(f"schema: 1\nkind: {kind}\ncards:\n{card}", encoding="utf-8")
    return fault(folder)


def card_with(**parts):
    fields = {"id": "one", "in": "[arrival]", "title": "起身", "say": "您好。"} | parts
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in fields.items() if value) + "}\n"


@pytest.mark.parametrize(("parts", "kind", "said"), [
    ({"id": "One_Two"}, "phrase", "cards[0].id: 'One_Two' is not an id"),
    ({"id": "check-aloud"}, "phrase", "cards[0]: the id 'check-aloud' stands twice"),
    ({"in": "[moon]"}, "phrase", "cards[0].in[0]: unknown situation 'moon'"),
    ({"say": "hello"}, "phrase", "cards[0].say: holds no Chinese"),
    ({"say": "您好%(name)s。"}, "phrase", "cards[0].say: has unknown places name"),
    ({"say": "您好%。"}, "phrase", "cards[0].say: has a % that is no place"),
    ({"ground": "law-0"}, "phrase", "cards[0].ground: unknown ground 'law-0'"),
    ({"ground": "law-11", "checked": "secondary"}, "phrase", "cards[0]: has a ground: its mark is the"),
    ({"checked": "sure"}, "phrase", "cards[0].checked: 'sure' is none of secondary, unchecked"),
    ({"pair": "nobody"}, "phrase", "cards[0].pair: unknown card 'nobody'"),
    ({"title": ""}, "phrase", "cards[0]: lacks title"),
    ({"reasons": "[agent]"}, "phrase", "cards[0]: has unknown reasons"),
    ({}, "saving", "cards[0]: lacks reasons"),
    ({}, "education", "cards[0]: lacks violation"),
    ({}, "song", "kind: 'song' is none of phrase, education, decides, saving"),
])  # fmt: skip
def test_a_card_that_breaks_the_schema_is_named(folder, parts, kind, said):
    assert extra(folder, card_with(**parts), kind).startswith(f"cards/zz.yaml: {said}")


@pytest.mark.parametrize(("file", "old", "new", "said"), [
    ("moves.yaml", "when: [venting]", "when: [bored]", "moves.yaml: moves[4].when[0]: 'bored' is none"),
    ("moves.yaml", "cards: [say-it-back]", "cards: [sing]", "moves.yaml: moves[2].steps[4].cards[0]: unk"),
    ("moves.yaml", "cue: wish", "cue: A wish", "moves.yaml: moves[2].steps[1].cue: 'A wish' is not a code"),
    ("greetings.yaml", "needs: [sight]", "needs: [rich]", "greetings.yaml: welcome[1].when.needs[0]: 'rich'"),
    ("greetings.yaml", "{needs: [sight]}", "{}", "greetings.yaml: welcome[1].when: asks for nothing"),
    ("cues.yaml", "by %(due)s. Scan", "soon. Scan", "cues.yaml: cues.promised: zh and en have diff"),
    ("cues.yaml", "    irritated: {zh", "    sleepy: {zh", "cues.yaml: cues.greet: has unknown sleepy"),
    ("situations.yaml", "zh: 来了一位", "en: Hello", "situations.yaml: situations.arrival: lacks zh"),
    ("situations.yaml", "schema: 1", "schema: 2", "situations.yaml: top: must say “schema: 1”"),
])  # fmt: skip
def test_so_is_every_other_file(folder, file, old, new, said):
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault(folder).startswith(said)


def test_a_reason_without_a_card_with_two_and_one_nobody_knows_are_told_apart():
    matters = catalogue.as_shipped().matters.values()
    saving = [card for card in reads.library().cards.values() if card.kind == "saving"]
    first, second = saving[0], saving[1]
    less = [replace(first, reasons=first.reasons[1:]), *saving[1:]]
    assert any(
        f"no saving card for the reason B1/{first.reasons[0]}" in each for each in faults(less, matters)
    )
    more = [first, replace(second, reasons=(*second.reasons, first.reasons[0])), *saving[2:]]
    assert f"cards: {first.id}: the reason {first.reasons[0]!r} stands on {second.id} too" in [
        *faults(more, matters)
    ]
    odd = [replace(first, reasons=(*first.reasons, "A1/moon")), *saving[1:]]
    assert f"cards: {first.id}: no matter has the reason 'A1/moon'" in [*faults(odd, matters)]


@pytest.mark.parametrize(
    ("say", "said"),
    [
        ("您" * 31 + "。", "31 characters are too many"),
        ("您好。" * 41, "123 characters are too many"),
        ("您慢慢说我先听着不打断您说完我再说好吗。", "19 characters are too many"),
    ],
)
def test_what_is_too_long_to_say_is_a_fault(say, said):
    cards = dict(reads.library().cards)
    cards["listen-first"] = replace(cards["listen-first"], say=say)
    report = rules.check(replace(reads.library(), cards=cards), catalogue.as_shipped().matters.values())
    assert any(f"listen-first: {said}" in each for each in report.faults)


def test_a_situation_without_a_card_and_a_trigger_without_a_move_are_faults():
    library = reads.library()
    cards = {name: card for name, card in library.cards.items() if "closing" not in card.situations}
    moves = {name: move for name, move in library.moves.items() if name != "guide"}
    report = rules.check(replace(library, cards=cards, moves=moves), ())
    assert "situations: closing: no card is for it" in report.faults
    assert "moves: nothing answers to venting" in report.faults


def test_the_command_prints_the_counts(capsys):
    assert commands.check() == 0
    assert capsys.readouterr().out.startswith("conduct 2026.12: ")


def test_the_command_names_a_fault_and_fails(capsys, monkeypatch):
    short = replace(reads.library(), moves={})
    monkeypatch.setattr(reads, "library", lambda: short)
    assert commands.check() == 1
    assert "moves: nothing answers to venting" in capsys.readouterr().out
