"""Named cases from the domain report: these facts, this list.

Each file of cases/ was written from the report before the rules it tests; ``items`` are those on the
list for certain, ``maybe`` those to bring to be safe, ``free`` those told as not needed, ``fee`` in fen,
``limit`` in days, ``blocked`` what stands in the way, ``cites`` grounds the answer must rest on.
"""

from pathlib import Path

import pytest
import yaml

from nuanchuang.catalogue import rules

FILES = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
]
CASES = [(file, case) for file in FILES for case in file["cases"]]

SEEN = {
    "items": lambda found: [item.code for item in found.items if not item.maybe],
    "maybe": lambda found: [item.code for item in found.items if item.maybe],
    "free": lambda found: [material.code for material, _ in found.not_needed],
    "fee": lambda found: found.fee_fen,
    "limit": lambda found: [found.limit.days, found.limit.unit],
    "blocked": lambda found: [reason.code for reason in found.blocked_by],
    "may_block": lambda found: [reason.code for reason in found.may_block],
    "notes": lambda found: [note.code for note in found.notes],
    "consequences": lambda found: [note.code for note in found.consequences],
    "may": lambda found: {each.code: each.allowed for each in found.may_act},
    "local": lambda found: any(item.local_check for item in found.items),
}
TOLD = {"name", "facts", "from", "cites"}


def named(pair):
    file, case = pair
    return f"{file['matter']}: {case['name']}"


@pytest.mark.parametrize(("file", "case"), CASES, ids=map(named, CASES))
def test_the_list_is_the_one_the_rules_give(file, case, library):
    facts = file["base"] | case.get("facts", {})
    found = rules.assess(library.matters[file["matter"]], facts)
    assert found.open == (), "a case names every fact"
    expected = {key: value for key, value in case.items() if key in SEEN}
    assert {key: SEEN[key](found) for key in expected} == expected
    assert set(case.get("cites", ())) <= {ground.id for ground in found.grounds}


def test_every_case_says_what_it_expects_and_where_it_is_written():
    for file, case in CASES:
        assert "domain.md §" in case.get("from", file["from"]), case["name"]
        assert set(case) - TOLD <= set(SEEN), case["name"]
        assert (set(case) & set(SEEN)) or "cites" in case, case["name"]


def test_every_matter_has_its_cases(library):
    assert {file["matter"] for file in FILES} == set(library.matters)
    assert len({named(pair) for pair in CASES}) == len(CASES)
