"""The shipped cards and moves: complete, sayable, and each with its place."""

import re
from collections import Counter

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.conduct import reads, rules
from nuanchuang.conduct.rules import KINDS, PLACES, TRIGGERS
from nuanchuang.conduct.rules.saying import breaths, filled, places, sentences

CARDS = tuple(reads.library().cards.values())
REASONS = [
    (matter.code, reason.code)
    for matter in catalogue.as_shipped().matters.values()
    for reason in matter.reasons
]
STEPS = [(move.id, step) for move in reads.library().moves.values() for step in move.steps]

STEPS_OF = {
    "state": ("respect", "basis", "reason", "channel", "alternative"),
    "soften": ("seat", "listen", "minor", "main", "limited", "alternative"),
    "understand": ("affirm", "wish", "rule", "alternative", "check"),
    "change": ("stop", "introduce", "brief", "same_card"),
    "guide": ("listen", "decides", "consequences", "today", "upward"),
}
"""The ordered steps of conduct.md §1.2."""

ESSAY = {
    "missing-kindly": "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。",
    "not-us-but-rule": "不是我们不给办，是规定所限。",
    "you-have-a-point": "您说得有道理",
    "wish-to-help": "我也很希望能帮您",
    "notify-later": "如果以后能办了，我们再通知您",
    "verify-then-answer": "我核实后答复您",
    "anything-else": "还有什么能帮您的",
    "bye-walk-slow": "请您慢走",
}


def test_nothing_is_wrong_with_the_content_as_a_whole():
    assert rules.check(reads.library(), catalogue.as_shipped().matters.values()).faults == ()


def test_there_are_at_least_150_cards_of_all_kinds():
    kinds = Counter(card.kind for card in CARDS)
    assert set(kinds) == set(KINDS)
    assert sum(kinds.values()) >= 150
    assert kinds["education"] >= 20


def test_every_situation_has_at_least_three_cards():
    for situation in reads.library().situations:
        assert len(reads.cards(situation)) >= 3, situation


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_can_be_said_in_one_breath_after_the_other(card):
    said = rules.spoken(card, {})
    assert len(said) <= 120
    assert all(len(each) <= 30 for each in sentences(said))
    assert all(len(each) <= 18 for each in breaths(said))
    assert len(card.title) <= 14
    assert said.endswith(("。", "！", "？"))
    assert "你" not in said
    assert places(card.say) | places(card.note) <= PLACES.keys()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_figure_that_matters_has_a_mark(card):
    """Amounts, points and ages are facts: they stand on a ground or say how far they were checked."""
    if re.search(r"\d+ ?(元|分|年|天|个月|个工作日)", card.say):
        assert card.checked


def test_an_id_never_names_two_things_and_no_two_cards_say_the_same():
    assert len({card.say for card in CARDS}) == len({card.title for card in CARDS}) == len(CARDS)


@pytest.mark.parametrize(("name", "said"), ESSAY.items())
def test_the_essays_own_words_are_kept(name, said):
    card = reads.card(name)
    assert card is not None
    assert said in card.say


@pytest.mark.parametrize(("matter", "reason"), REASONS)
def test_every_reason_for_refusal_has_sympathy_a_limit_and_a_way_to_step_back(matter, reason):
    help_ = reads.for_reason(matter, reason)
    assert help_ is not None
    assert re.search("对不起|理解您|不容易|您这么上心|不好受|难得|您想得周到", help_.sympathy.say)
    assert "%(ground)s" in help_.bottom_line.say
    assert "因为" in help_.bottom_line.say
    assert help_.saving.kind == "saving"
    assert len({help_.sympathy.id, help_.bottom_line.id, help_.saving.id}) == 3


def test_a_reason_nobody_knows_has_no_cards():
    assert reads.for_reason("A1", "bad_mood") is None


def test_one_matter_can_say_it_otherwise():
    school, new_car = reads.for_reason("A16", "not_approved"), reads.for_reason("A1", "not_approved")
    assert school is not None
    assert new_car is not None
    assert school.saving != new_car.saving


def test_the_five_moves_have_the_steps_of_the_report_in_their_order():
    found = {move.id: tuple(step.cue for step in move.steps) for move in reads.library().moves.values()}
    assert found == STEPS_OF
    assert [move.number for move in reads.library().moves.values()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("move", "step"), STEPS, ids=lambda part: part if isinstance(part, str) else part.cue
)
def test_every_step_says_something_and_has_a_card(move, step):
    said = filled(step.say, {})
    assert all(len(each) <= 30 for each in sentences(said))
    assert step.cards
    assert all(reads.card(name) for name in step.cards)


@pytest.mark.parametrize(("move", "must"), [
    ("state", ("理解您", "%(ground)s", "因为", "投诉", "还有一个办法")),
    ("soften", ("让您久等", "不打断您", "因为", "不是我们不给办，是规定所限", "还有一个办法")),
    ("understand", ("您说得有道理", "我也很希望能帮您", "%(ground)s", "以后能办了，我们再通知您")),
    ("change", ("对不起", "不用再讲一遍", "%(ground)s", "您可以")),
    ("guide", ("理解您", "法律定的", "因为", "您可以", "通知您")),
])  # fmt: skip
def test_a_move_carries_its_cues_in_order(move, must):
    said = "".join(step.say for step in reads.library().moves[move].steps)
    at = [said.find(each) for each in must]
    assert -1 not in at
    assert at == sorted(at)


def test_every_trigger_calls_a_move():
    for trigger in TRIGGERS:
        assert reads.moves_for({trigger})


def test_a_violation_leads_to_its_education_card():
    card = reads.education("drink_driving")
    assert card is not None
    assert card.id == "edu-drink-driving"
    assert reads.education("whistling") is None
