"""A change of fee, limit or material is told before its day, where people read what to bring."""

import json
from datetime import timedelta

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.actions import edits
from nuanchuang.catalogue.rules import Text
from nuanchuang.catalogue.rules.changes import ADD, DROP, Change, Origin
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from tests.support.hall import hire
from tests.web.door.conftest import answer, shown_form

FEE = "fee.items[Automobile plates (pair)].fen"


@pytest.fixture
def edit(scene, now):
    """Drafts a line of A10 for so many days ahead; approved unless told otherwise."""
    trainer, leader = (
        Person(hire(scene.hall, f"80002{n}", now, role)) for n, role in ((1, "trainer"), (2, "leader"))
    )

    def run(days, at=FEE, value=9000, approved=True):
        day = reads.today(now) + timedelta(days=days)
        made = edits.draft(
            person=trainer, matter="A10", at=at, value=value, why="新价目表", valid_from=day, now=now
        )
        if approved:
            edits.approve(person=leader, edit=made.id, now=now)

    yield run
    reads.forget_edits()


def page(client, address="/matter/A10/"):
    return client.get(address).content.decode()


def told(client, address="/matter/A10/"):
    return page(client, address).partition('id="announced"')[2].partition("</div>")[0]


def test_the_matter_s_page_tells_the_fee_and_its_day(home, scene, edit):
    assert told(home) == ""
    edit(3)
    assert "从 3月5日 星期四起：费用“汽车号牌（一副）”：金额，改为 90 元。" in told(home)


def test_so_does_the_list_one_is_given(home, scene, edit):
    edit(30)
    answer(home, "A10")
    assert "改为 90 元" in told(home, home.post("/matter/A10/answers/", shown_form(home, "A10")).url)


def test_what_nobody_approved_lies_far_ahead_or_is_no_matter_of_bringing_is_not_told(home, scene, edit):
    edit(3, approved=False)
    edit(31)
    edit(3, at="after", value={"zh": "当场领取。", "en": "Collected at once."})
    assert told(home) == ""


def test_on_its_day_it_is_told_no_longer(home, scene, edit, now, monkeypatch):
    edit(3)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=3))
    assert "90 元" in page(home)
    assert told(home) == ""


def test_the_nearest_day_comes_first_and_each_says_what_holds_then(home, scene, edit):
    edit(9, value=8000)
    edit(3)
    said = told(home)
    assert said.index("改为 90 元") < said.index("改为 80 元")


def test_what_a_region_drops_or_adds_is_told_by_its_name(home, scene, now, monkeypatch):
    day = reads.today(now) + timedelta(days=2)
    origin = Origin(Text("江林省", "Jianglin"), "province", day, Text("新规定", "new rule"))
    first = reads.shipped().nodes["A10"].mapping()["materials"][-1]
    more = {**first, "code": "more", "name": {"zh": "新的一样", "en": "One more"}}
    changes = (
        Change("A10", f"materials[{first['code']}]", DROP, "null", origin),
        Change("A10", "materials", ADD, json.dumps(more), origin),
    )
    monkeypatch.setattr(reads, "in_force", lambda on: changes if on >= day else ())
    assert f"不再要：{first['name']['zh']}。" in told(home)
    assert "要加一样：新的一样。" in told(home)
