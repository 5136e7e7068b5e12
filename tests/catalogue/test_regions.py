"""Province and city files say otherwise without copying the base, and every line tells where it came from."""

import os
from datetime import date

import pytest

from nuanchuang.catalogue import loading, reads, rules
from nuanchuang.catalogue.loading import DATA
from nuanchuang.platform.content import ContentError

EXAMPLE = DATA / "regions" / "jianglin.yaml"
FEE = "fee.items[Automobile plates (pair)].fen"
CITY = f"""schema: 1
name: {{zh: "江林市", en: "Jianglin City"}}
level: city
changes:
  - matter: A10
    at: limits[1].promised
    set: 3
    from: 2026-02-01
    why: {{zh: "市里公布三天。", en: "Three days, published by the city."}}
  - matter: A10
    at: {FEE}
    set: 8000
    from: 2026-02-01
    why: {{zh: "市里减免。", en: "Reduced by the city."}}
"""


@pytest.fixture
def city(tmp_path):
    """A city's file."""
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    return path


@pytest.fixture
def content(city):
    return loading.shipped(DATA, [EXAMPLE, city])


def promised(library):
    return library.matters["A10"].limits[0].promised


def on(content, day):
    """The library of a day, as reads composes it."""
    ranks = {"province": 0, "city": 1}
    changes = [each for each in content.regional if each.origin.valid_from <= day]
    return content.changed(sorted(changes, key=lambda each: ranks[each.origin.level]))


def test_the_base_is_untouched_and_the_city_wins_over_the_province(content):
    assert promised(content.library) is None
    assert promised(on(content, date(2026, 1, 15))) == 7
    assert promised(on(content, date(2026, 2, 1))) == 3


def test_each_changed_line_tells_who_says_so_and_what_stood_there(content):
    lines = on(content, date(2026, 2, 1)).applied["A10"]
    told = {each.change.at: (each.change.origin.level, each.before, each.after) for each in lines}
    assert told[FEE] == ("city", 10000, 8000)
    assert [each.change.origin.level for each in lines].count("province") == 2


def test_a_changed_fee_begins_on_its_day(content):
    assert on(content, date(2026, 2, 1)).matters["A10"].fee.valid_from == date(2026, 2, 1)


def test_a_province_may_add_a_note_on_a_ground_of_its_own(content):
    added = next(
        each for each in on(content, date(2026, 1, 15)).matters["A10"].notes if each.code == "jianglin_pickup"
    )
    assert added.grounds[0].rule.zh == "江林省收费公示（示例）"


def test_with_its_changes_every_path_still_leads_somewhere(content):
    assert rules.check_matter(on(content, date(2026, 2, 1)).matters["A10"]).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("limits[1].promised", "limits[1].days", "cannot be changed"),
        ("limits[1].promised", "limits[9].promised", "cannot be changed"),
        ("matter: A10", "matter: A99", "no matter 'A99'"),
        ("set: 3", "set: three", "cannot be changed"),
        ("set: 3", "set: 16", "longer than the law allows"),
        ("    set: 3\n", "    set: 3\n    drop: true\n", "exactly one of set, add, drop"),
        ("level: city", "level: moon", "none of"),
    ],
)
def test_a_fault_of_a_region_is_named_when_it_is_read(city, old, new, what):
    city.write_text(CITY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=what):
        loading.shipped(DATA, [city])


def test_dropping_a_paper_frees_people_from_it(tmp_path):
    path = tmp_path / "less.yaml"
    lines = [
        "schema: 1", 'name: {zh: "市", en: "City"}', "level: city", "changes:", "  - matter: A10",
        "    at: materials[insurance]", "    drop: true", "    from: 2026-01-01",
        '    why: {zh: "联网查得到。", en: "Checked online."}',
    ]  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    content = loading.shipped(DATA, [path])
    assert content.changed(content.regional).matters["A10"].material("insurance") is None


def test_changed_content_is_read_again_without_a_restart_and_a_fault_keeps_the_last_good(city, settings):
    reads._stamp.forget_now()
    settings.NUANCHUANG_REGIONS = [city]
    try:
        assert len(reads.shipped().regional) == 2
        city.write_text(CITY.replace("level: city", "level: moon"), encoding="utf-8")
        os.utime(city, (2e9, 2e9))
        reads._stamp.forget_now()
        assert len(reads.shipped().regional) == 2
        city.write_text(CITY.replace("set: 3", "set: 4"), encoding="utf-8")
        os.utime(city, (2e9 + 5, 2e9 + 5))
        reads._stamp.forget_now()
        assert reads.shipped().regional[0].value == "4"
    finally:
        settings.NUANCHUANG_REGIONS = []
        reads._stamp.forget_now()
