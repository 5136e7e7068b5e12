"""What a leader should look at first."""

from nuanchuang.web.office.attention import Call, LaneNow, calls, longest_waits, staffed_lanes


def lane(name="车辆", waiting=1, longest=("A001", 5), staffed=True):
    return LaneNow("vehicle", name, waiting, longest, staffed)


def test_nothing_to_do_calls_for_nobody():
    assert calls([lane(), lane(waiting=0, longest=None, staffed=False)], 0) == []


def test_half_an_hour_is_not_yet_long_but_a_minute_more_is():
    assert calls([lane(longest=("A001", 30))], 0) == []
    assert calls([lane(longest=("A001", 31))], 0) == [Call("long_wait", "车辆", "A001", 31)]


def test_a_lane_with_people_and_no_officer_comes_before_long_waits_and_notices_given_twice():
    found = calls([lane(longest=("A001", 50)), lane("驾驶证", 3, ("B001", 40), staffed=False)], 2)
    assert [(each.kind, each.lane) for each in found] == [
        ("unstaffed", "驾驶证"),
        ("long_wait", "车辆"),
        ("long_wait", "驾驶证"),
        ("repeated", ""),
    ]
    assert found[0].count == 3
    assert found[-1].count == 2


def test_who_waits_for_a_word_on_a_reason_comes_behind_hardship_and_before_long_waits():
    found = calls([lane(longest=("A001", 50))], 0, hardships=1, others=2)
    assert [(each.kind, each.count) for each in found] == [
        ("hardship", 1), ("other_reason", 2), ("long_wait", 50),
    ]  # fmt: skip


def test_the_longest_wait_of_a_lane_is_found_whatever_the_order_of_calling():
    waits = [("车辆", "A003", 4), ("车辆", "A001", 20), ("驾驶证", "B001", 7), ("车辆", "A002", 20)]
    assert longest_waits(waits) == {"车辆": ("A001", 20), "驾驶证": ("B001", 7)}


def test_a_lane_is_staffed_when_one_of_its_windows_is():
    served = {"1": {"vehicle"}, "2": {"vehicle", "licence"}, "3": {"violation"}}
    assert staffed_lanes(served, {"2"}) == {"vehicle", "licence"}
    assert staffed_lanes(served, set()) == frozenset()
