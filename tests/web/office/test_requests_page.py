"""What people looked for in vain, before those who can add it."""

import re

import pytest

from nuanchuang.catalogue.actions import requests
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.platform.ids import link_code

PAGE = "/office/requests/"


@pytest.fixture
def ask(scene, moment):
    """Somebody looks for something in vain: the page of the request."""

    def run(text="电动轮椅要驾照吗", hall=None):
        made = requests.ask_for_content(hall=hall or scene.hall, text=text, by="citizen", now=moment.now)
        return f"{PAGE}{made.id}/"

    return run


def press(client, address, **said):
    return client.post(address, {"once": link_code(), **said})


def see(client):
    return client.get(PAGE).content.decode()


def row(html, text):
    """The line about these words, as it reads."""
    line = next(each for each in html.split("<tr")[1:] if f"{text}</th>" in each)
    return " ".join(re.sub(r"<[^>]+>", " ", line.partition(">")[2].partition("</tr>")[0]).split())


def mine(html):
    """What stands under “您接的”."""
    part = html.partition('id="mine"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


@pytest.mark.parametrize("role", ["leader", "trainer", "administrator"])
def test_those_who_can_add_it_see_what_was_asked_and_how_often(signed_in, ask, role):
    ask(), ask(), ask("老头乐上牌")
    html = see(signed_in(role))
    assert html.index("电动轮椅要驾照吗") < html.index("老头乐上牌")
    assert row(html, "电动轮椅要驾照吗").startswith("电动轮椅要驾照吗 2 3月2日 星期一 还没有人接 我来答复")


@pytest.mark.parametrize("role", ["officer", "guide", "inspector"])
def test_others_do_not(signed_in, ask, role):
    where = ask()
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert press(client, f"{where}take/").status_code == 403
    assert PAGE not in client.get("/office/", follow=True).content.decode()


def test_an_empty_list_says_so(signed_in, scene):
    html = see(signed_in("leader"))
    assert "没有等答复的" in html
    assert "还没有答复过" in html


def test_the_owner_takes_it_on_and_answers_with_a_matter(signed_in, ask):
    where, leader = ask(), signed_in("leader")
    assert press(leader, f"{where}take/").url == PAGE
    html = see(leader)
    assert "3月9日 星期一前答复 · 问过 1 次" in mine(html)
    assert "别的都有人接了" in html
    assert '<option value="A10">A10 补领、换领号牌</option>' in html
    assert press(leader, f"{where}answer/", matter="A10").url == PAGE
    assert (
        row(see(leader), "电动轮椅要驾照吗")
        .partition(" 改答复")[0]
        .endswith("7leader 已答复 A10 补领、换领号牌")
    )


def test_or_with_several_and_a_sentence_and_a_colleague_corrects_it(signed_in, ask):
    where, leader, trainer = ask(), signed_in("leader"), signed_in("trainer")
    press(leader, f"{where}take/")
    press(leader, f"{where}answer/", matter=["A10", "", "A14"], say="先问导办员。")
    line = row(see(leader), "电动轮椅要驾照吗")
    assert "A10 补领、换领号牌 A14" in line
    assert "先问导办员。 改答复" in line
    assert press(trainer, f"{where}answer/", matter=["", "", ""], say="").status_code == 422
    press(trainer, f"{where}answer/", matter="B1")
    assert "7trainer 已答复 B1" in row(see(leader), "电动轮椅要驾照吗")


def test_or_declines_with_a_reason(signed_in, ask):
    where, leader = ask(), signed_in("leader")
    press(leader, f"{where}take/")
    answer = press(leader, f"{where}decline/", reason="")
    assert answer.status_code == 422
    assert "请写明为什么不收" in answer.content.decode()
    press(leader, f"{where}decline/", reason="归市政管")
    assert row(see(leader), "电动轮椅要驾照吗").partition(" 改答复")[0].endswith("不收录 归市政管")


def test_a_colleague_sees_who_answers_and_cannot_answer_for_them(signed_in, ask):
    where, leader, trainer = ask(), signed_in("leader"), signed_in("trainer")
    press(leader, f"{where}take/")
    line = row(see(trainer), "电动轮椅要驾照吗")
    assert "7leader · 3月9日 星期一" in line
    assert line.endswith("同事在办")
    assert press(trainer, f"{where}take/").status_code == 409
    assert press(trainer, f"{where}answer/", matter="A10").status_code == 403
    assert ContentRequest.objects.get().state == "open"


def test_once_its_day_has_passed_a_colleague_takes_over(signed_in, ask, moment):
    where, leader, trainer = ask(), signed_in("leader"), signed_in("trainer")
    press(leader, f"{where}take/")
    moment.later(days=8)
    assert "过期了" in mine(see(leader))
    assert row(see(trainer), "电动轮椅要驾照吗").endswith("我接过来 电动轮椅要驾照吗")
    press(trainer, f"{where}take/")
    assert "3月17日 星期二前答复" in mine(see(trainer))


def test_another_halls_requests_are_not_there(signed_in, ask, scene):
    where = ask("别厅的事", hall=scene.stranger.hall)
    leader = signed_in("leader")
    assert "别厅的事" not in see(leader)
    for what in ("take", "answer", "decline"):
        assert press(leader, f"{where}{what}/", matter="A10", reason="无").status_code == 404


def test_pressing_twice_is_one_press(signed_in, ask):
    where, leader = ask(), signed_in("leader")
    for _ in range(2):
        assert leader.post(f"{where}take/", {"once": "k"}).status_code == 303


def test_a_date_of_a_year_not_yet_published_is_marked(signed_in, ask, moment):
    moment.later(days=365 * 3)
    where, leader = ask(), signed_in("leader")
    press(leader, f"{where}take/")
    assert "待核" in mine(see(leader))


def test_the_page_asks_the_database_a_fixed_number_of_times(signed_in, ask, django_assert_max_num_queries):
    leader = signed_in("leader")
    for number in "甲乙丙丁":
        press(leader, f"{ask(f'办{number}事')}take/")
    with django_assert_max_num_queries(8):
        see(leader)
