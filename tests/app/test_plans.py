"""A hall's plan in YAML: what it must say, and how a mistake is named."""

from pathlib import Path

import pytest
import yaml

from nuanchuang.app import demo, plans

DEMO = Path(demo.__file__).with_name("demo_hall.yaml")


@pytest.fixture
def written(tmp_path):
    """A plan file like the demo's with some entries changed; None leaves one out."""

    def write(**changes):
        raw = yaml.safe_load(DEMO.read_text("utf-8")) | changes
        path = tmp_path / "hall.yaml"
        path.write_text(
            yaml.safe_dump({key: value for key, value in raw.items() if value is not None}), "utf-8"
        )
        return path

    return write


def test_the_demo_hall_is_read_whole():
    plan, officers = plans.read(DEMO)
    assert (plan.slug, len(plan.lanes), len(plan.windows), len(plan.hours)) == ("demo", 5, 8, 7)
    assert [each.badge for each in officers if each.window == 1] == ["010001"]


def test_a_plan_without_officers_has_none(written):
    assert plans.read(written(officers=None))[1] == ()


LANE = {"slug": "vehicle", "prefix": "A", "name": "车", "name_en": "Cars"}
WINDOW = {"number": 1, "name": "一", "name_en": "One", "lanes": ["vehicle"]}
SPAN = {"days": [0], "opens": "09:00", "closes": "17:00"}


@pytest.mark.parametrize(("changes", "named"), [
    ({"lanes": None}, "lanes"),
    ({"review_body": None}, "review_body"),
    ({"slug": "Two Words"}, "slug"),
    ({"slug": 5}, "TypeError"),
    ({"lanes": [LANE, {**LANE, "prefix": "B"}], "windows": [WINDOW]}, "lane slug vehicle stands twice"),
    ({"lanes": [LANE, {**LANE, "slug": "other"}], "windows": [WINDOW]}, "lane prefix A stands twice"),
    ({"lanes": [{**LANE, "prefix": "ABC"}], "windows": [WINDOW]}, "lane prefix 'ABC'"),
    ({"lanes": [{**LANE, "colour": "red"}], "windows": [WINDOW]}, "colour"),
    ({"lanes": [LANE], "windows": [WINDOW, WINDOW]}, "window number 1 stands twice"),
    ({"lanes": [LANE], "windows": [{**WINDOW, "number": 0}]}, "window 0"),
    ({"lanes": [LANE], "windows": [{**WINDOW, "number": "1"}]}, "window '1'"),
    ({"lanes": [LANE], "windows": [{**WINDOW, "lanes": ["moon"]}]}, "moon"),
    ({"hours": [{**SPAN, "closes": "08:00"}]}, "hours"),
    ({"hours": [{**SPAN, "days": [7]}]}, "hours"),
    ({"hours": [{**SPAN, "opens": "25:00"}]}, "hour must be in 0..23"),
    ({"hours": [SPAN, SPAN]}, "stands twice"),
    ({"officers": [{"badge": 10001, "roles": ["officer"]}]}, "badge 10001"),
    ({"officers": [{"roles": ["officer"]}]}, "badge"),
])  # fmt: skip
def test_a_mistake_is_named_with_the_file(written, changes, named):
    with pytest.raises(plans.PlanError) as refused:
        plans.read(written(**changes))
    assert str(refused.value).startswith("hall.yaml: ")
    assert named in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"- a\n- b", b"{", b"\xff\xfe", b"just words"])
def test_a_file_that_is_no_plan_is_refused(tmp_path, content):
    path = tmp_path / "hall.yaml"
    path.write_bytes(content)
    with pytest.raises(plans.PlanError):
        plans.read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(plans.PlanError, match=r"^none\.yaml: No such file"):
        plans.read(tmp_path / "none.yaml")
