"""A line for the next such case, written and found again at the desk."""

import re

import pytest

from nuanchuang.knowledge.models import Memo
from nuanchuang.platform.ids import link_code
from tests.support.desk import sign_in
from tests.support.hall import answer_all, hire, receive

TEXT = "丢一面的，剩下那面先别拆"


@pytest.fixture
def case(scene, moment):
    return answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)


@pytest.fixture
def where(case):
    return f"visits/{case.visit_id}/cases/1/memo/"


def page(desk, path, **headers):
    reply = desk.client.get(f"/desk/{path}", headers=headers)
    assert reply.status_code == 200
    return reply.content.decode()


def write(desk, where, **said):
    return desk.press(where, **{"text": TEXT, "fact": ["plates"], **said})


def test_the_desk_fetches_similar_memos_by_itself_and_has_a_plain_link_without_scripts(desk, where):
    html = desk.see()
    assert f'hx-get="/desk/{where}" hx-trigger="load"' in html
    assert f'<a href="/desk/{where}" hx-boost="false" class="btn btn-quiet">看类似的备忘</a>' in html


def test_one_press_writes_it_and_goes_on_with_the_visit(desk, where, case):
    assert write(desk, where).url == "/desk/?case=1"
    memo = Memo.objects.get()
    assert (memo.text, memo.case, memo.facts) == (TEXT, case.id, ["plates=one_lost"])


def test_beside_the_visit_stands_the_list_alone(desk, colleague, where):
    write(desk, where)
    part = page(colleague, where, **{"HX-Request": "true"})
    assert TEXT in part
    assert "800001" in part
    assert "<html" not in part
    assert "<form" not in part


def test_without_any_memo_the_part_is_empty_and_the_page_says_so(desk, where):
    assert page(desk, where, **{"HX-Request": "true"}).strip() == ""
    assert "您是第一位" in page(desk, where)


def test_the_page_offers_the_answers_so_far_to_choose_from(desk, where):
    html = page(desk, where)
    assert re.search(r'name="fact" value="plates">.*号牌现在是什么情况？</span> 丢了一面', html)


def test_what_was_hidden_is_told_back_at_the_desk(desk, where):
    reply = write(desk, where, text="电话 00000000000 没人接，改发信")
    assert reply.url == "/desk/?case=1&hidden=number"
    assert "隐去了：号码" in desk.see("?case=1&hidden=number")
    assert "隐去了" not in desk.see("?case=1&hidden=nonsense")
    assert "电话 ×× 没人接" in page(desk, where)


@pytest.mark.parametrize(("what", "said"), [("memo", {"text": TEXT}), ("consult", {"question": TEXT})])
def test_a_boosted_form_leaves_for_the_whole_desk(desk, case, what, said):
    """Into the page beside it the desk would come without its keys and scripts."""
    where = f"/desk/visits/{case.visit_id}/cases/1/{what}/"
    form = {"once": link_code(), "option": ["甲", "乙"], **said}
    reply = desk.client.post(where, form, headers={"HX-Request": "true", "HX-Boosted": "true"})
    assert (reply.status_code, reply["HX-Redirect"]) == (200, "/desk/?case=1")
    assert reply.content == b""


def test_nothing_said_is_refused_kindly(desk, where):
    reply = write(desk, where, text=" ")
    assert reply.status_code == 422
    assert "请用一两句话写" in reply.content.decode()
    assert not Memo.objects.exists()


def test_a_colleague_finds_it_by_its_words(desk, colleague, where):
    write(desk, where)
    assert TEXT in page(colleague, "memos/?find=先别")
    assert "没有找到" in page(colleague, "memos/?find=别先")


@pytest.mark.parametrize("needle", ["先", "+"])
def test_one_character_is_answered_with_a_sentence(desk, where, needle):
    html = page(desk, f"memos/?find={needle}")
    assert ("请至少输入两个字" in html) == (needle == "先")


def test_only_the_author_is_offered_to_withdraw_it(desk, colleague, where):
    write(desk, where)
    memo = Memo.objects.get()
    assert "收回" in page(desk, "memos/?find=先别")
    assert "remove" not in page(colleague, "memos/?find=先别")
    assert colleague.press(f"memos/{memo.id}/remove/").status_code == 403
    desk.press(f"memos/{memo.id}/remove/")
    assert TEXT not in page(desk, "memos/?find=先别")


def test_a_leader_strikes_it(desk, where, scene, moment):
    write(desk, where)
    memo = Memo.objects.get()
    leader = sign_in(scene.owner)
    leader.client.force_login(
        hire(scene.hall, "800010", moment.now, "leader"), "django.contrib.auth.backends.ModelBackend"
    )
    assert "撤下" in page(leader, "memos/?find=先别")
    leader.client.post(f"/desk/memos/{memo.id}/remove/", {"once": link_code()})
    memo.refresh_from_db()
    assert memo.state == "struck"


def test_another_hall_has_no_such_case_and_finds_nothing(desk, stranger, where):
    write(desk, where)
    memo = Memo.objects.get()
    assert stranger.client.get(f"/desk/{where}").status_code == 404
    assert write(stranger, where).status_code == 404
    assert TEXT not in page(stranger, "memos/?find=先别")
    assert stranger.press(f"memos/{memo.id}/remove/").status_code == 404


def test_the_list_asks_the_database_little(desk, where, django_assert_max_num_queries):
    for number in range(7):
        write(desk, where, text=f"第 {number} 条：先看日期")
    with django_assert_max_num_queries(9):
        page(desk, where, **{"HX-Request": "true"})
