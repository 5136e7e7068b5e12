"""Named cases from the domain report: these facts, this advice.

Each file of wizards/ was written from the report before the wizard it tests. ``outcome`` is what holds
for certain (null while an answer leaves it open), ``then`` what is told along with it, ``may`` all that
may hold, ``cites`` grounds the advice must rest on, ``local`` whether the local window has the last word.
"""

from pathlib import Path

import pytest
import yaml

from nuanchuang.catalogue import rules

FILES = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "wizards").glob("*.yaml"))
]
CASES = [(file, case) for file in FILES for case in file["cases"]]

SEEN = {
    "outcome": lambda found: found.outcome and found.outcome.code,
    "then": lambda found: [each.code for each in found.then],
    "may": lambda found: sorted(each.code for each in found.may),
    "local": lambda found: any(each.local_check for each in found.shown),
}


def named(pair):
    file, case = pair
    return f"{file['wizard']}: {case['name']}"


@pytest.mark.parametrize(("file", "case"), CASES, ids=map(named, CASES))
def test_the_advice_is_the_one_the_rules_give(file, case, library):
    found = rules.advise(library.wizards[file["wizard"]], file["base"] | case.get("facts", {}))
    assert found.open == (), "a case names every fact"
    expected = {key: value for key, value in case.items() if key in SEEN}
    expected |= {"may": sorted(expected.get("may", ()))}
    assert {key: SEEN[key](found) for key in expected} == expected
    assert set(case.get("cites", ())) <= {ground.id for ground in found.grounds}


def test_every_case_says_what_it_expects_and_where_it_is_written():
    for file, case in CASES:
        assert "domain.md §" in file["from"], file["wizard"]
        assert set(case) <= {"name", "facts", "cites", *SEEN}, case["name"]
        assert "outcome" in case, case["name"]
        assert (case["outcome"] is None) == ("may" in case), case["name"]


def test_every_wizard_has_its_cases(library):
    assert {file["wizard"] for file in FILES} == set(library.wizards)
    assert len({named(pair) for pair in CASES}) == len(CASES)


def test_every_case_names_only_facts_and_outcomes_the_wizard_has(library):
    for file, case in CASES:
        wizard = library.wizards[file["wizard"]]
        asked = {question.code: question.codes for question in wizard.questions}
        for code, option in (file["base"] | case.get("facts", {})).items():
            assert option in asked[code], case["name"]
