"""The hall now, as a leader sees it."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.actions import edits, requests
from nuanchuang.feedback import actions as feedback
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.people.models import LeaderDuty
from nuanchuang.reception.actions import visits
from tests.support.hall import answer_all, call, decide, hire, receive, see_all, take_ticket


@pytest.fixture(autouse=True)
def led(scene, moment):
    """Somebody is duty leader."""
    person = Person(hire(scene.hall, "800090", moment.now, "leader"))
    people.take_lead(person=person, now=moment.now)
    return person


def page(client, **headers):
    answer = client.get("/office/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def alarms(html):
    return re.findall(r'data-alarm="(\w+)"', html)


def window(html, number):
    return re.search(rf'data-window="{number}">(.*?)</div>', html, re.S).group(1)


def figures(html):
    return {
        words.strip(): number
        for number, words in re.findall(r'<p class="figure">(?:<a[^>]*>)?<b>([^<]*)</b>([^<]*)<', html)
    }


def test_an_empty_hall_is_all_well(scene, signed_in):
    html = page(signed_in("leader"))
    assert alarms(html) == []
    assert "都好" in html
    assert figures(html)["人在等"] == "0"


def test_a_window_shows_badge_number_and_how_long(scene, signed_in, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    moment.later(minutes=7)
    html = page(signed_in("leader"))
    assert "800001" in window(html, 1)
    assert "A001" in window(html, 1)
    assert "已 7 分钟" in window(html, 1)
    assert "空着" in window(html, 2)
    assert "无人在岗" in window(html, 3)


def test_a_wait_of_more_than_half_an_hour_stands_first(scene, signed_in, moment):
    take_ticket(scene.hall, moment.now)
    moment.later(minutes=30)
    assert alarms(page(signed_in("leader"))) == ["idle"]
    moment.later(minutes=1)
    html = page(signed_in("inspector"))
    assert alarms(html) == ["idle", "long_wait"]
    assert "<strong>A001</strong> 等了 31 分钟" in html


def test_a_free_window_beside_someone_who_waits_is_an_alarm(scene, signed_in, moment):
    take_ticket(scene.hall, moment.now)
    leader = signed_in("leader")
    moment.later(minutes=9)
    assert alarms(page(leader)) == []
    moment.later(minutes=1)
    html = page(leader)
    assert alarms(html) == ["idle"]
    assert "A001 还在等" in html


def test_a_lane_with_people_and_nobody_at_its_windows_is_an_alarm(scene, signed_in, moment):
    take_ticket(scene.hall, moment.now, "licence")
    people.leave_window(person=Person(scene.colleague.officer), now=moment.now)
    html = page(signed_in("leader"))
    assert alarms(html) == ["unstaffed"]
    assert "驾驶证业务" in html


def give(scene, moment, kind, **choice):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    see_all(case, scene.owner, moment.now)
    given = decide(case, scene.owner, moment.now, kind, **choice)
    return visits.finish(post=scene.owner, now=moment.now), given


def test_the_days_outcomes_are_counted(scene, signed_in, moment):
    give(scene, moment, "done")
    give(scene, moment, "done")
    give(scene, moment, "promised", what="ask_superior")
    shown = figures(page(signed_in("leader")))
    assert shown["今天接待（不含还在等的）"] == "3"
    assert shown["已办好"] == "2"
    assert shown["约期答复"] == "1"
    assert shown["暂不能办"] == "0"


def test_a_promise_is_listed_with_its_day_and_visit(scene, signed_in, moment):
    visit, _ = give(scene, moment, "promised", what="ask_superior")
    html = page(signed_in("leader"))
    assert "请示上级后答复您" in html
    assert "3月5日 星期四" in html
    assert f"/office/visits/{visit.id}/" in html
    assert f"/office/visits/{visit.id}/" not in page(signed_in("administrator")), "may not read histories"


def test_ratings_are_kept_back_below_five(scene, signed_in, moment):
    leader = signed_in("leader")
    for count in range(1, 6):
        visit, _ = give(scene, moment, "done")
        feedback.rate(visit=visit, level=5, reasons=[], now=moment.now)
        shown = "100%" in page(leader)
        assert shown == (count == 5)


def test_the_part_that_changes_comes_alone(scene, signed_in):
    part = page(signed_in("leader"), HX_Request="true")
    assert part.lstrip().startswith('<div id="now"')
    assert "<nav" not in part


def test_another_halls_waiting_people_are_not_shown(scene, signed_in, moment):
    take_ticket(scene.stranger.hall, moment.now)
    assert figures(page(signed_in("leader")))["人在等"] == "0"


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (
            "leader",
            [
                "大厅现在",
                "来访",
                "值班领导",
                "困难群众",
                "要核的不能办",
                "安全键",
                "事项内容",
                "请示答复",
                "经验卡",
                "补救与回顾",
                "要补的事",
                "去窗口工作台",
            ],
        ),
        ("inspector", ["大厅现在", "来访", "事项内容", "日志核对"]),
        ("administrator", ["大厅现在", "设备", "人员", "事项内容", "要补的事"]),
    ],
)
def test_the_ways_are_those_the_person_may_go(scene, signed_in, role, ways):
    nav = re.search(r"<nav class=\"office-nav\".*?</nav>", page(signed_in(role)), re.S).group()
    assert re.findall(r">([^<>\s]+)</a>", nav) == ways


def test_an_officer_is_led_to_the_desk_and_a_guide_told_where_they_are(scene, signed_in):
    assert signed_in("officer").get("/office/").url == "/desk/"
    assert "您已登录" in page(signed_in("guide"))


def test_without_a_sign_in_one_is_asked_for_it(scene):
    assert Client().get("/office/").url == "/office/sign-in/?next=/office/"
    answer = Client().get("/office/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"].startswith("/office/sign-in/")


def test_the_page_asks_the_database_a_fixed_number_of_times(
    scene, signed_in, moment, django_assert_max_num_queries
):
    leader = signed_in("leader")
    for _ in range(3):
        give(scene, moment, "promised", what="ask_superior")
        take_ticket(scene.hall, moment.now, "licence")
    with django_assert_max_num_queries(23):  # one counts reasons beside the list, one asks for a window
        page(leader)


def test_an_open_hall_without_a_duty_leader_is_the_first_alarm(scene, signed_in, moment, led):
    take_ticket(scene.hall, moment.now, "licence")
    LeaderDuty.objects.all().delete()
    leader = signed_in("leader")
    html = page(leader)
    assert alarms(html)[0] == "no_leader"
    assert 'href="/office/leader/">去值班' in html
    assert "去值班" not in page(signed_in("inspector"))
    moment.later(hours=10)
    assert "no_leader" not in alarms(page(leader))


@pytest.fixture
def drafted(scene, moment):
    """An edit of a fee that waits, drafted by a trainer."""
    person = Person(hire(scene.hall, "800091", moment.now, "trainer"))
    day = catalogue.today(moment.now) + timedelta(days=2)
    fee = "fee.items[Automobile plates (pair)].fen"
    return edits.draft(
        person=person, matter="A10", at=fee, value=9000, why="新价目表", valid_from=day, now=moment.now
    )


def test_an_edit_that_waits_is_named_with_the_way_there(drafted, signed_in, moment):
    for role in ("leader", "administrator"):
        html = page(signed_in(role))
        assert f'<a href="/office/catalogue/edits/{drafted.id}/">补领、换领号牌 · 费用' in html
    assert 'data-task="edit"' not in page(signed_in("inspector"))


def test_an_edit_that_was_answered_or_whose_day_has_come_waits_no_more(drafted, signed_in, moment, led):
    edits.approve(person=led, edit=drafted.id, now=moment.now)
    assert 'data-task="edit"' not in page(signed_in("leader"))


def test_words_that_nobody_found_are_counted_with_the_way_there(scene, signed_in, moment):
    leader = signed_in("leader")
    assert 'data-task="requests"' not in page(leader)
    requests.ask_for_content(hall=scene.hall, text="电动轮椅", by="citizen", now=moment.now)
    html = page(leader).partition('data-task="requests"')[2]
    assert "<strong>1</strong> 句等答复" in html
    assert 'href="/office/requests/"' in html.partition("</p>")[0]
    assert 'data-task="requests"' not in page(signed_in("inspector"))


def test_a_number_leads_to_the_visits_it_counts(scene, signed_in, moment):
    give(scene, moment, "promised", what="ask_superior")
    leader = signed_in("leader")
    assert 'href="/office/visits/?result=promised"><b>1</b>约期答复' in page(leader)
    listed = leader.get("/office/visits/?result=promised").content.decode()
    assert ("A001" in listed, "只列结果有“约期答复”的" in listed) == (True, True)
    assert "A001" not in leader.get("/office/visits/?result=done").content.decode()
