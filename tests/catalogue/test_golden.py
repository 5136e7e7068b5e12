"""Named cases from the domain report: these facts, this list."""

from pathlib import Path

import pytest
import yaml

from nuanchuang.catalogue import rules

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))

SEEN = {
    "items": lambda found: [item.code for item in found.items if not item.maybe],
    "maybe": lambda found: [item.code for item in found.items if item.maybe],
    "free": lambda found: [material.code for material, _ in found.not_needed],
    "fee": lambda found: found.fee_fen,
    "limit": lambda found: [found.limit.days, found.limit.unit],
    "blocked": lambda found: [reason.code for reason in found.blocked_by],
    "may_block": lambda found: [reason.code for reason in found.may_block],
    "notes": lambda found: [note.code for note in found.notes],
    "may": lambda found: {each.code: each.allowed for each in found.may_act},
    "local": lambda found: any(item.local_check for item in found.items),
}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_list_is_the_one_the_rules_give(case, library):
    matter = library.matters[case["matter"]]
    facts = CASES["base"][case["matter"]] | case.get("facts", {})
    found = rules.assess(matter, facts)
    assert found.open == (), "a case names every fact"
    expected = {key: value for key, value in case.items() if key in SEEN}
    assert {key: SEEN[key](found) for key in expected} == expected


def test_every_case_says_what_it_expects():
    for case in CASES["cases"]:
        assert set(case) - {"name", "matter", "facts"} <= set(SEEN), case["name"]
        assert set(case) & set(SEEN), case["name"]
    assert len(CASES["cases"]) >= 25
