"""One report on a text, and what of it holds the text back. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nuanchuang.wording.rules.folding import fold
from nuanchuang.wording.rules.linting import Finding, Rule, lint
from nuanchuang.wording.rules.replying import Elements, Need, Situation, elements

GROUND = "ground"
"""The element that an attached article fulfils."""

_NAMED = re.compile(
    r"《[^》]{2,40}》|第[零〇一二三四五六七八九十百\d]{1,6}条|(?:条例|规定|办法|法)[^。！？，]{0,4}第[^。！？，]{1,6}条"
    r"|%(?:ground|article|rule|basis)s"
)


@dataclass(frozen=True)
class Report:
    """What might be said better, what is missing, and what stands too early."""

    findings: tuple[Finding, ...]
    missing: tuple[Need, ...] = ()
    misordered: tuple[Need, ...] = ()


def report(
    text: str, rules: Iterable[Rule], situation: Situation | None, *, ground_attached: bool = False
) -> Report:
    """Findings and elements of a text; without a situation only what is said is looked at."""
    folded = fold(text)
    grounded = ground_attached or bool(_NAMED.search(folded.kept))  # a rule, an article, or a place for one
    asked = [rule for rule in rules if not (rule.basis and grounded) and (situation or not rule.reply_only)]
    attached = frozenset([GROUND] if ground_attached else ())
    found = elements(folded, situation, attached=attached) if situation else Elements((), ())
    return Report(lint(folded, asked), found.missing, found.misordered)


def insults(found: Report) -> tuple[str, ...]:
    """The words that insult: wherever text goes out to citizens, they stop it."""
    return tuple(each.span for each in found.findings if each.stops and not each.rule.startswith("basis."))


def stops(found: Report, *, reason_given: bool = False, ground_attached: bool = False) -> tuple[str, ...]:
    """What holds an outgoing text back, as ids of rules and elements; empty when it may go.

    Insults; a phrase about “the rules” with no ground; missing elements unless the officer gave a reason.
    All else only suggests. ``ground_attached``: the ground goes out beside the text.
    """
    said = [each.rule for each in found.findings if each.stops]
    if ground_attached:
        said = [rule for rule in said if not rule.startswith("basis.")]
    lacking = [
        need.id
        for need in found.missing
        if not (ground_attached and GROUND in {each.id for each in need.any_of})
    ]
    return tuple(dict.fromkeys([*said, *([] if reason_given else lacking)]))
