"""Every path of every matter leads somewhere."""

import time

import yaml

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import DATA, load

MATTERS = {
    f"{letter}{number}"
    for letter, most in zip("ABC", (17, 17, 11), strict=True)
    for number in range(1, most + 1)
} | {"D"}


def test_no_path_of_any_matter_ends_without_an_answer(library):
    report = rules.check(library)
    assert report.faults == ()
    assert report.matters == len(MATTERS)
    assert report.paths > 300_000


def test_every_matter_of_the_report_is_there(library):
    assert set(library.matters) == MATTERS


def test_a_matter_asks_at_most_eight_questions(library):
    for matter in library.matters.values():
        assert 1 <= len(matter.questions) <= 8, matter.code


def test_walked_facts_are_complete_and_different(library):
    matter = library.matters["C1"]
    paths = [tuple(sorted(facts.items())) for facts in rules.walk(matter)]
    assert len(set(paths)) == len(paths)
    assert all(rules.next_question(matter, dict(path)) is None for path in paths)


def test_every_refusal_has_ground_way_and_remedy(library):
    for matter in library.matters.values():
        for reason in matter.reasons:
            assert reason.grounds, reason.code
            assert reason.cure or reason.other_ways, reason.code
            assert matter.remedy(reason.remedy) is not None, reason.code


def test_lanes_are_those_of_the_hall(library):
    lanes = {"A": "vehicle", "B": "licence", "C": "violation", "D": "violation"}
    assert {code: matter.lane for code, matter in library.matters.items()} == {
        code: lanes[code[0]] for code in MATTERS
    }


def test_open_violations_are_no_reason_to_refuse_plates(library):
    plates = library.matters["A10"]
    assert "violations" in {each.code for each in plates.not_reasons}
    assert not any(ground.id == "vehicle-25-settled" for each in plates.reasons for ground in each.grounds)


def test_reconsideration_and_suit_have_their_days(library):
    days = {code: (remedy.days, remedy.unit) for code, remedy in library.remedies.items()}
    assert days["review"] == days["review_first"] == (60, "natural")
    assert days["lawsuit"] == (6, "months")


def test_the_library_loads_in_a_small_multiple_of_what_its_yaml_costs():
    """300 ms are wanted. Machines are noisy: the C parser's own time in the same run is a loose measure."""
    texts = [path.read_text(encoding="utf-8") for path in DATA.rglob("*.yaml")]
    parsing = min(
        _took(lambda: [sum(1 for _ in yaml.parse(text, yaml.CSafeLoader)) for text in texts])
        for _ in range(3)
    )
    loading = min(_took(load) for _ in range(3))
    print(f"the catalogue loads in {loading * 1000:.0f} ms, {loading / parsing:.1f} × its bare YAML")
    assert loading <= 3.5 * parsing


def _took(work):
    started = time.process_time()
    work()
    return time.process_time() - started
