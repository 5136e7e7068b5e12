"""The office changes the content: the list, a line, the second pair of eyes, the adoption."""

import re
from datetime import timedelta

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.actions import edits
from nuanchuang.catalogue.models import Adoption, Edit

PAGE = "/office/catalogue/"
CHANGE = "/office/catalogue/A10/change/"
FEE = "fee.items[Automobile plates (pair)].fen"


@pytest.fixture
def trainer(signed_in):
    """Who drafts."""
    return signed_in("trainer")


@pytest.fixture
def leader(signed_in):
    """Who approves and adopts."""
    return signed_in("leader")


@pytest.fixture
def tomorrow(moment):
    return reads.today(moment.now) + timedelta(days=1)


def draft(client, tomorrow, **said):
    form = {"once": "a-key", "at": FEE, "kind": "money", "value": "90", "why": "新价目表"}
    return client.post(CHANGE, {**form, "from": tomorrow.isoformat(), **said})


def read(client, address=PAGE):
    return client.get(address).content.decode()


def test_every_matter_is_listed_and_nothing_was_changed_yet(trainer):
    page = read(trainer)
    assert "还没有改动" in page
    assert all(code in page for code in reads.library().matters)


def test_a_matter_shows_its_lines_what_they_say_and_where_that_comes_from(trainer):
    page = read(trainer, PAGE + "A10/")
    assert "费用“汽车号牌（一副）”：金额" in page
    assert "100 元" in page
    assert "随版本" in page
    assert page.count("/change/?at=") == len(reads.lines("A10"))


def test_a_draft_shows_the_difference_the_walk_and_whom_it_touches(trainer, leader, tomorrow):
    address = draft(trainer, tomorrow).url
    for client in (trainer, leader):
        page = read(client, address)
        assert "<del>100 元</del>" in page
        assert "<ins>90 元</ins>" in page
        assert "4860 条路，都有答案" in page.replace(",", "").replace("\N{NO-BREAK SPACE}", "")
        assert "正在办的" in page
    assert "看过了，同意" not in read(trainer, address)
    assert "看过了，同意" in read(leader, address)


def test_it_is_approved_by_another_and_the_door_tells_it_from_its_day(
    trainer, leader, tomorrow, moment, client
):
    address = draft(trainer, tomorrow).url
    assert leader.post(address + "answer/", {"once": "b-key", "answer": "yes"}).status_code == 303
    assert "已审核，未到日期" in read(leader)
    today = read(client, "/matter/A10/")
    assert ("改为 90 元" in today, today.count("90 元")) == (True, 1), "announced, and nowhere else"
    moment.later(days=1)
    from_its_day = read(client, "/matter/A10/")
    assert ("改为 90 元" in from_its_day, "90 元" in from_its_day) == (False, True)
    assert "已生效" in read(leader)
    assert "本大厅" in read(leader, PAGE + "A10/")


def test_ones_own_draft_is_not_approved_even_by_a_hand_made_form(signed_in, tomorrow):
    both = signed_in("administrator")
    address = draft(both, tomorrow).url
    answer = both.post(address + "answer/", {"once": "b-key", "answer": "yes"})
    assert answer.status_code == 403
    assert "请另一位同事审核" in answer.content.decode()


def test_a_draft_is_sent_back(trainer, leader, tomorrow):
    address = draft(trainer, tomorrow).url
    leader.post(address + "answer/", {"once": "b-key", "answer": "no"})
    assert "已撤回" in read(trainer, address)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": "ninety"}, "金额请填数字"),
        ({"value": "9" * 20}, "金额请填数字"),
        ({"at": "limits[1].days", "kind": "number", "value": "3"}, "不能在这里改"),
        ({"from": ""}, "最早从明天起"),
        ({"from": "2020-01-01"}, "最早从明天起"),
        ({"why": ""}, "为什么改"),
        ({"at": "place", "kind": "text", "zh": "East", "en": "East"}, "中文栏请写中文"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_nothing_is_kept(trainer, tomorrow, said, words):
    answer = draft(trainer, tomorrow, **said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Edit.objects.exists()


def test_every_fault_is_told_at_once_beside_what_was_typed(trainer, tomorrow):
    answer = draft(trainer, tomorrow, value="ninety", **{"from": "2020-01-01"}, why="新价目表")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#value">改成的内容不合这一项' in said
    assert '<a href="#from">改动最早从明天起' in said
    assert 'value="ninety"' in said
    assert 'value="2020-01-01"' in said
    assert 'value="新价目表"' in said
    assert "重新载入" not in said


def test_the_form_begins_with_tomorrow(trainer, tomorrow):
    assert f'value="{tomorrow.isoformat()}"' in read(trainer, f"{CHANGE}?at={FEE}")


def test_matters_stand_in_the_order_people_count(trainer):
    found = re.findall(r"<tr><td>([A-D]\d*)</td>", read(trainer))
    assert found.index("A2") < found.index("A9") < found.index("A10") < found.index("B1")
    assert sorted(found) == sorted(reads.library().matters)


def test_a_matter_is_found_by_plain_words(trainer):
    page = read(trainer, f"{PAGE}?q=车牌丢了")
    assert re.findall(r"<tr><td>([A-D]\d*)</td>", page) == ["A10"]
    assert "没有找到" in read(trainer, f"{PAGE}?q=月亮")


def test_lines_of_materials_are_folded_by_kind_and_limits_named_by_their_case(trainer):
    assert re.search(r"<summary>为什么要 <span class=\"soft\">\d+ 项", read(trainer, PAGE + "A7/"))
    page = read(trainer, PAGE + "C1/")
    assert "期限（“超过 200 元”）：承诺天数" in page
    assert "第 1 项" not in page


def test_cents_are_understood(trainer, tomorrow):
    draft(trainer, tomorrow, value="90.5")
    assert Edit.objects.get().value == 9050


def test_pressing_twice_drafts_once(trainer, tomorrow):
    assert draft(trainer, tomorrow).url == draft(trainer, tomorrow).url
    assert Edit.objects.count() == 1


def test_a_leader_adopts_and_the_pages_stop_hedging(leader, trainer, scene, client):
    assert "以当地窗口为准" in read(client, "/matter/A10/")
    assert "我负责，采用这一版" not in read(trainer)
    leader.post(PAGE + "adopt/", {"once": "c-key"})
    assert Adoption.objects.get().hall == scene.hall
    assert "本大厅已采用这一版" in read(trainer)


def test_who_may_not_change_sees_no_way_to(signed_in):
    inspector = signed_in("inspector")
    assert "/change/" not in read(inspector, PAGE + "A10/")
    assert inspector.get(f"{CHANGE}?at=place").status_code == 403


@pytest.mark.parametrize(
    "address", [PAGE + "Z9/", f"{CHANGE}?at=reasons", PAGE + "edits/00000000-0000-4000-8000-000000000000/"]
)
def test_what_is_not_there_is_not_found(trainer, address):
    assert trainer.get(address).status_code == 404


def test_the_pages_cost_few_queries(trainer, tomorrow, django_assert_max_num_queries):
    address = draft(trainer, tomorrow).url
    edits.check(Edit(matter="A10", at=FEE, value=9000, valid_from=tomorrow))
    for page in (PAGE, PAGE + "A10/", f"{CHANGE}?at=place", address):
        with django_assert_max_num_queries(12):
            trainer.get(page)
