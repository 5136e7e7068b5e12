"""What the product itself says aloud or prints passes its own lint, and each move its own order."""

import pytest

from nuanchuang.catalogue.loading import load
from nuanchuang.conduct import reads as conduct
from nuanchuang.wording import reads as wording

LIBRARY = load()


def findings(text):
    return [(each.rule, each.span) for each in wording.check(text, ground_attached=True).findings]


@pytest.mark.parametrize("card", conduct.library().cards.values(), ids=lambda card: card.id)
def test_a_card_passes_the_lint(card):
    assert findings(card.say) == []


@pytest.mark.parametrize("cue", conduct.cues())
def test_a_cue_passes_the_lint(cue):
    assert findings(conduct.cues()[cue].zh) == []


@pytest.mark.parametrize("code", sorted(LIBRARY.matters))
def test_what_a_refusal_says_passes_the_lint(code):
    said = [
        text.zh
        for reason in LIBRARY.matters[code].reasons
        for text in (reason.reason, reason.face_saving, *filter(None, [reason.cure]), *reason.other_ways)
    ]
    assert [found for text in said for found in findings(text)] == []


@pytest.mark.parametrize("move", ["state", "soften", "understand", "change", "guide"])
def test_a_move_said_from_top_to_bottom_holds_its_elements_in_their_order(move):
    said = "".join(step.say for step in conduct.move(move).steps) % {
        "ground": "《机动车登记规定》第51条", "badge": "010001", "colleague": "010002", "matter": "过户",
        "due": "3月2日", "window": "1", "minutes": "10",
    }  # fmt: skip
    report = wording.check(said, move, ground_attached=True)
    assert (report.findings, report.missing, report.misordered) == ((), (), ())
