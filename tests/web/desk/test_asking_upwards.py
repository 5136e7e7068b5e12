"""Shift+F3: a question to the leader in one press; the answer comes to the desk's bar."""

import re

import pytest

from nuanchuang.knowledge.actions import consultations
from nuanchuang.knowledge.actions.consultations import Reply
from nuanchuang.knowledge.models import Consultation
from nuanchuang.people.access import Person
from tests.support.hall import hire, receive

WAYS = ["先收，三天内补日期", "请家人现在补签", "", ""]
QUESTION = "老人的委托书没有写日期，能不能先收？"


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


@pytest.fixture
def where(case):
    return f"visits/{case.visit_id}/cases/1/consult/"


@pytest.fixture
def answer(scene, moment):
    leader = Person(hire(scene.hall, "800010", moment.now, "leader"))

    def run(choice=0):
        asked = Consultation.objects.get()
        consultations.answer(person=leader, consultation=asked.id, reply=Reply(choice), now=moment.now)

    return run


def page(desk, path):
    reply = desk.client.get(f"/desk/{path}")
    assert reply.status_code == 200
    return reply.content.decode()


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def bar(desk):
    return text(page(desk, "asked/?bar=1"))


def ask(desk, where, **said):
    return desk.press(where, **{"question": QUESTION, "option": WAYS, **said})


def test_the_desk_offers_it_beside_the_case(desk, where):
    assert f'data-key="Shift+F3" href="/desk/{where}"' in desk.see()


def test_the_form_has_two_ready_ways_and_room_for_two_more(desk, where):
    html = page(desk, where)
    assert re.findall(r'name="option" list="ready-ways" value="([^"]*)"', html) == [
        "可以，按现有材料办", "先约期，核实后再答复", "", "",
    ]  # fmt: skip
    assert "现在没有值班领导" in html


def test_it_names_the_duty_leader(desk, where, scene, moment):
    hire(scene.hall, "800010", moment.now, "leader")
    assert "值班领导： 800010" in text(page(desk, where))


def test_one_press_asks_and_goes_on_with_the_visit(desk, where):
    assert ask(desk, where).url == "/desk/?case=1"
    asked = Consultation.objects.get()
    assert (asked.question, asked.options, asked.state) == (QUESTION, WAYS[:2], "open")
    assert bar(desk) == "请示 1 条在等"


def test_a_press_over_htmx_loads_the_desk_whole(desk, where):
    """Exchanging the body alone would leave the desk without its script and its look."""
    said = {"question": QUESTION, "option": WAYS, "once": "one-press"}
    reply = desk.client.post(f"/desk/{where}", said, headers={"HX-Request": "true"})
    assert (reply.status_code, reply.headers["HX-Redirect"]) == (200, "/desk/?case=1")
    assert Consultation.objects.count() == 1


def test_asking_first_and_promising_a_date_prefills_the_promise(desk, where):
    reply = ask(desk, where, then="promise")
    assert reply.url == "/desk/?case=1&panel=decide&promise=ask_superior"
    html = desk.see(reply.url.removeprefix("/desk/"))
    assert 'value="ask_superior" required checked' in html
    assert html.count(" required checked") == 1


def test_to_verify_and_answer_later_needs_no_question(desk, where):
    assert "panel=decide&amp;promise=proof_check" in page(desk, where)
    assert 'value="proof_check" required checked' in desk.see("?case=1&panel=decide&promise=proof_check")


def test_what_was_hidden_is_told(desk, where):
    reply = ask(desk, where, question="王某某先生的电话 00000000000 打不通，怎么办？")
    html = page(desk, reply.url.removeprefix("/desk/"))
    assert "隐去了：号码、姓名" in html
    assert '<a href="/desk/?case=1">回到这件事</a>' in html


def test_the_answer_comes_to_the_bar_and_leaves_it_once_taken(desk, where, answer):
    ask(desk, where)
    answer(choice=1)
    assert bar(desk).startswith("领导答复了 1 条")
    html = page(desk, "asked/")
    assert "请家人现在补签" in html
    assert "800010 答复，用了 0 分钟" in html
    asked = Consultation.objects.get()
    assert desk.press(f"asked/{asked.id}/taken/").url == "/desk/asked/"
    assert bar(desk) == "请示"
    assert "知道了" not in page(desk, "asked/")


def test_both_see_the_minutes_and_when_the_target_has_passed(desk, where, moment):
    ask(desk, where)
    moment.later(minutes=3)
    assert "等了 3 分钟，10:10 前答复" in page(desk, "asked/")
    moment.later(minutes=8)
    assert "超过约定时间" in page(desk, "asked/")


def test_withdrawn_it_waits_no_more(desk, where):
    ask(desk, where)
    asked = Consultation.objects.get()
    assert desk.press(f"asked/{asked.id}/withdraw/").url == "/desk/asked/"
    assert bar(desk) == "请示"
    assert "已撤回" in page(desk, "asked/")


UNCLEAR = [({"question": ""}, "请写清要请示什么"), ({"option": ["一个"]}, "请写 2 到 4 个办法")]


@pytest.mark.parametrize(("said", "told"), UNCLEAR)
def test_what_is_not_clear_is_refused_kindly_and_nothing_is_written(desk, where, said, told):
    reply = ask(desk, where, **said)
    assert reply.status_code == 422
    assert told in reply.content.decode()
    assert not Consultation.objects.exists()


def test_pressing_twice_asks_once(desk, where):
    for _ in range(2):
        assert ask(desk, where, once="k").status_code == 303
    assert Consultation.objects.count() == 1


def test_a_colleague_does_not_see_it_and_a_stranger_has_no_such_case(desk, colleague, stranger, where):
    ask(desk, where)
    asked = Consultation.objects.get()
    assert bar(colleague) == "请示"
    assert QUESTION not in page(colleague, "asked/")
    for verb in ("withdraw", "taken"):
        assert colleague.press(f"asked/{asked.id}/{verb}/").status_code == 404
    assert stranger.client.get(f"/desk/{where}").status_code == 404
    assert ask(stranger, where).status_code == 404


def test_a_decided_case_may_still_be_asked_about_but_promises_nothing(desk, where, case):
    desk.press_for_case("decide", kind="promised", what="ask_superior")
    html = page(desk, where)
    assert "先请示，约期答复" not in html
    assert ask(desk, where).status_code == 303


def test_the_answer_stands_above_the_desk_until_it_was_read_there(desk, colleague, where, answer):
    ask(desk, where)
    answer(choice=1)
    assert "800010 答复：<b>请家人现在补签</b>" in page(desk, "asked/?bar=1")
    assert "答复：" not in page(colleague, "asked/?bar=1")
    asked = Consultation.objects.get()
    assert desk.press(f"asked/{asked.id}/taken/", desk="1").url == "/desk/"
    assert bar(desk) == "请示"


def test_a_leader_at_a_window_sees_what_waits_for_a_leader(desk, colleague, where, scene):
    ask(desk, where)
    assert "等您答复" not in bar(colleague)
    scene.colleague.officer.grants.create(role="leader")
    assert "1 条请示等您答复" in bar(colleague)
    assert "等您答复" not in bar(desk)


def test_the_bar_asks_the_database_little(desk, where, django_assert_max_num_queries):
    ask(desk, where)
    with django_assert_max_num_queries(4):
        bar(desk)


def test_ones_own_list_costs_a_fixed_number_of_queries(desk, where, django_assert_max_num_queries):
    for number in range(5):
        ask(desk, where, question=f"第 {number} 个问题怎么办")
    with django_assert_max_num_queries(8):
        page(desk, "asked/")
