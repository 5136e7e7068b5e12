"""One soft line on the officer's own free page; nobody else reads it, and it is written nowhere."""

import re

from nuanchuang.journal.models import Row
from nuanchuang.reception import access
from nuanchuang.reception.actions import offers
from tests.support.desk import sign_in
from tests.support.hall import answer_all, decide, hire, receive

LINE = re.compile(r"<p[^>]*data-rest>([^<]*)</p>")


def serve(scene, moment, minutes):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    decide(case, scene.owner, moment.later(minutes=minutes), "promised", what="ask_superior")


def work(desk, scene, moment, people, minutes):
    for _ in range(people):
        serve(scene, moment, minutes)
        desk.press_for_visit("finish/")


def test_after_ninety_minutes_without_a_rest_and_gone_after_five(desk, scene, moment):
    work(desk, scene, moment, 8, 11)
    assert not LINE.search(desk.see())
    work(desk, scene, moment, 1, 2)
    assert LINE.findall(desk.see("?bye=1")) == ["您已经连着办了 9 位、90 分钟，歇五分钟再叫下一位也行。"]
    moment.later(minutes=5)
    assert not LINE.search(desk.see())


def test_after_the_third_person_taken_over(desk, scene, moment, colleague):
    for _ in range(3):
        assert not LINE.search(desk.see())
        receive(scene.colleague, moment.now)
        offer = offers.ask(post=scene.colleague, to="1", reason="skill", now=moment.now)
        offers.accept(post=scene.owner, offer=offer.id, now=moment.now)
        case = answer_all(access.visit_here(scene.owner).cases.get(), scene.owner, moment.now)
        decide(case, scene.owner, moment.later(minutes=1), "promised", what="ask_superior")
        desk.press_for_visit("finish/")
    assert "连着接了同事转来的 3 位" in LINE.findall(desk.see())[0]


def test_only_the_officer_reads_it_and_no_row_tells_of_it(desk, scene, moment, colleague):
    work(desk, scene, moment, 2, 46)
    rows = Row.objects.count()
    assert LINE.search(desk.see())
    assert Row.objects.count() == rows
    assert not LINE.search(colleague.see())
    leader = sign_in(scene.owner).client
    leader.force_login(hire(scene.hall, "800040", moment.now, "leader"))
    for path in ("/office/", "/office/leader/", "/office/visits/", "/office/lessons/"):
        html = leader.get(path).content.decode()
        assert "歇五分钟" not in html
        assert "连着办了" not in html


def test_with_somebody_at_the_window_nothing_is_said(desk, scene, moment):
    work(desk, scene, moment, 2, 46)
    receive(scene.owner, moment.now)
    assert "歇五分钟" not in desk.see()
