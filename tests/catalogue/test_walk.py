"""Every path of every matter leads somewhere."""

import time

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import load


def test_no_path_of_any_matter_ends_without_an_answer(library):
    report = rules.check(library)
    assert report.faults == ()
    assert set(library.matters) == {"A7", "A10", "B5", "C1"}
    assert report.paths == sum(1 for matter in library.matters.values() for _ in rules.walk(matter))
    assert report.paths > 100_000


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
    lanes = {code: matter.lane for code, matter in library.matters.items()}
    assert lanes == {"A7": "vehicle", "A10": "vehicle", "B5": "licence", "C1": "violation"}


def test_open_violations_are_no_reason_to_refuse_plates(library):
    plates = library.matters["A10"]
    assert "violations" in {each.code for each in plates.not_reasons}
    assert not any(ground.id == "vehicle-25-settled" for each in plates.reasons for ground in each.grounds)


def test_reconsideration_and_suit_have_their_days(library):
    days = {code: (remedy.days, remedy.unit) for code, remedy in library.remedies.items()}
    assert days["review"] == days["review_first"] == (60, "natural")
    assert days["lawsuit"] == (6, "months")


def test_the_library_loads_within_three_hundred_milliseconds():
    took = []
    for _ in range(3):
        started = time.process_time()
        load()
        took.append(time.process_time() - started)
    assert min(took) <= 0.3
