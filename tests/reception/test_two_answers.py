"""Two officers, two answers to one matter: noticed by the rule."""

import pytest

from nuanchuang.reception.rules.differing import Said, contradicted

FIRST, SECOND, THIRD = "800001", "800002", "800003"


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        (("refused", "x"), ("done", ""), True),
        (("refused", "x"), ("missing", ""), True),
        (("refused", "x"), ("refused", "y"), True),
        (("refused", "x"), ("refused", "x"), False),
        (("refused", "x"), ("promised", ""), False),
        (("missing", ""), ("refused", "x"), True),
        (("missing", ""), ("done", ""), False),
        (("done", ""), ("refused", "x"), False),
        (("promised", ""), ("refused", "x"), False),
    ],
)
def test_what_contradicts_what(before, after, differ):
    said = Said(FIRST, *before)
    assert contradicted([said], Said(SECOND, *after)) == (said if differ else None)


def test_ones_own_mind_may_be_changed():
    assert contradicted([Said(FIRST, "refused", "x")], Said(FIRST, "done")) is None


def test_the_latest_of_several_is_named():
    answers = [Said(FIRST, "refused", "x"), Said(THIRD, "refused", "y"), Said(SECOND, "refused", "z")]
    assert contradicted(answers, Said(SECOND, "done")) == answers[1]
    assert contradicted([], Said(SECOND, "done")) is None
