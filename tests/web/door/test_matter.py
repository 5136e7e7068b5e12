"""A matter's page: who decides, what it costs from when on, what follows from not doing it."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import actions, reads, rules
from nuanchuang.catalogue.rules import Note, Text


@pytest.fixture
def warned(monkeypatch):
    """A10 with two consequences: one on matched law, one on practice, the latter only for stolen plates."""
    matter = reads.matter("A10")
    sure = next(each for each in reads.library().grounds.values() if each.matched)
    local = next(each for each in reads.library().grounds.values() if not each.matched)
    stolen = rules.conditions.Is("plates", frozenset({"stolen"}))
    told = (
        Note("always", Text("不装号牌上路会被扣车。", "Without plates it is held."), None, (sure,)),
        Note("stolen", Text("有人冒用会算到您头上。", "Misuse falls on you."), stolen, (local,)),
    )
    changed = replace(matter, consequences=told)
    library = replace(reads.library(), matters={**reads.library().matters, "A10": changed})
    monkeypatch.setattr(reads, "library", lambda: library)
    return sure, local


def page(client, address="/matter/A10/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_decides_is_told(home, scene):
    said = page(home)
    assert "谁说了算" in said
    assert reads.matter("A10").decides.text.zh in said


def test_a_price_says_where_and_from_which_day_it_holds(home, scene):
    assert "全国标准，2020-01-01 起" in page(home)
    assert "2020-05-01 起" in page(home, "/matter/C1/")


def test_what_follows_from_not_doing_it_stands_with_its_law(home, scene, warned):
    sure, local = warned
    first, second = page(home).split('id="consequences"')[1].split("</section>")[0].split("</li>")[:2]
    assert "不装号牌上路会被扣车。" in first
    assert sure.rule.zh in first
    assert "以当地窗口为准" not in first
    assert local.rule.zh in second
    assert "以当地窗口为准" in second


def test_nothing_follows_and_nothing_is_said(home, scene):
    assert 'id="consequences"' not in page(home)


@pytest.mark.parametrize(("plates", "warned_of_misuse"), [("stolen", True), ("damaged", False)])
def test_a_list_tells_the_consequences_of_its_own_answers(home, scene, now, warned, plates, warned_of_misuse):
    facts: dict[str, str] = {"plates": plates}
    while question := rules.next_question(reads.matter("A10"), facts):
        facts[question.code] = question.options[0].code
    made = actions.prepare(matter="A10", facts=facts, now=now)
    said = page(home, f"/list/{made.code}/")
    assert "不装号牌上路会被扣车。" in said
    assert ("有人冒用会算到您头上。" in said) is warned_of_misuse


def test_a_citizen_is_offered_the_sheet_for_the_hand_and_none_for_the_wall(home, scene):
    offered = page(home)
    assert "带走的单子" in offered
    assert "墙上的单子" not in offered + page(home, "/matter/A10/sheet/?for=hand")


def test_whom_the_rules_keep_from_learning_points_off_is_not_sent_there(home, scene):
    told, _, ways = page(home, "/matter/C11/").split('id="consequences"')[1].partition("</section>")
    assert "不能学法减分" in told
    assert "学法减分" not in ways
