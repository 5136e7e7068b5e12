"""A visit's whole history: every step in words, every answer word for word, no rating."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from nuanchuang.feedback import actions as feedback
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.actions import hand_over, passes, visits
from nuanchuang.reception.models import Case
from tests.support.hall import answer_all, call, decide, listed, receive, see_all, take_ticket


def read(client, visit):
    answer = client.get(f"/office/visits/{visit.id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def steps(html):
    """(what, who) of each line of the history."""
    lines = re.search(r'<ol class="history">(.*?)</ol>', html, re.S).group(1)
    return re.findall(r"<span>([^<]*?)(?: <span class=\"soft\">([^<]*)</span>)?</span>", lines)


def without_tokens(html):
    return re.sub(r'value="[^"]{20,}"', "", html)


@pytest.fixture
def missing(scene, moment):
    """A visit that ended with a notice and a pass."""
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    see_all(case, scene.owner, moment.now, {listed(case)[-1]: "missing"})
    given = decide(case, scene.owner, moment.later(minutes=4), "missing")
    return visits.finish(post=scene.owner, now=moment.later(minutes=1)), given


def test_the_steps_stand_in_order_with_who_did_them(missing, signed_in):
    told = steps(read(signed_in("leader"), missing[0]))
    assert told[:4] == [
        ("取号 A001", "device:test"),
        ("1 号窗口叫号：先来先办", "警号 800001"),
        ("开始接待，首问负责 800001", "警号 800001"),
        ("开始办：补领、换领号牌", "警号 800001"),
    ]
    assert told[-4][0] == "决定：一次告知"
    assert told[-3][0].startswith("给了补齐即办号，4月")
    assert [what for what, _ in told[-2:]] == ["号办结，窗口空出", "送别，接待结束"]


def asked(html):
    """(question, answer) of each case, as the page says them."""
    return re.findall(
        r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", "".join(html.split("data-answers")[1:]).partition("</dl>")[0]
    )


def test_the_answers_a_decision_rests_on_stand_with_their_questions(missing, signed_in):
    case = missing[0].cases.get()
    told = asked(read(signed_in("inspector"), missing[0]))
    assert len(told) == len(case.facts)
    assert ("谁到窗口来办？", "车主本人") in told


def test_an_answer_the_content_no_longer_knows_stands_with_its_code(missing, signed_in):
    case = missing[0].cases.get()
    Case.objects.filter(pk=case.pk).update(facts={**case.facts, "moon": "full"})
    assert asked(read(signed_in("leader"), missing[0]))[-1] == ("moon", "full")


def test_no_step_is_left_without_words(missing, signed_in, scene, moment):
    """A second visit goes through everything the first did not."""
    returned = passes.redeem(
        hall=scene.hall, code=missing[1].return_pass.code, by="citizen", now=moment.later(minutes=1)
    )
    visit = call(scene.owner, moment.now).visit
    assert visit.ticket_id == returned.id
    visits.recall(post=scene.owner, now=moment.now)
    hand_over.to_window(post=scene.owner, number=2, reason="deadlock", now=moment.later(minutes=1))
    case = answer_all(visit.cases.get(), scene.colleague, moment.now)
    see_all(case, scene.colleague, moment.now, {listed(case)[-1]: "missing"})
    decide(case, scene.colleague, moment.now, "missing")
    visits.finish(post=scene.colleague, now=moment.now)
    html = read(signed_in("inspector"), visit)
    told = [what for what, _ in steps(html)]
    assert not [what for what in told if re.search(r"[a-z]+\.[a-z_]+|%\(|：$", what)], told
    assert "又叫了一遍" in told
    assert "换人接待：换个人解释，由 800002 接" in told
    assert "由 800001 交给 800002 负责" in told
    assert "决定：一次告知（第二次告知，请关注）" in told
    assert 'data-alarm="repeated"' in signed_in("leader").get("/office/").content.decode()


def test_the_notice_stands_word_for_word_without_the_code_of_the_pass(missing, signed_in):
    visit, given = missing
    html = read(signed_in("leader"), visit)
    for line in given.outcome.content["lines"]:
        assert line["name"]["zh"] in html
        assert line["why"]["zh"] in html
    assert given.outcome.next_step["zh"] in html
    assert "另给了补齐即办号" in html
    short = given.return_pass.short
    assert given.return_pass.code not in html
    assert short not in html
    assert f"{short[:4]}\N{NO-BREAK SPACE}{short[4:]}" not in html


def test_a_refusal_shows_its_ground_and_remedy(scene, moment, signed_in):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    from nuanchuang.catalogue import reads as catalogue

    reason = catalogue.matter(case.matter).reason("proof_invalid")
    decide(case, scene.owner, moment.now, "refused", reason=reason.code)
    html = read(signed_in("leader"), visits.finish(post=scene.owner, now=moment.now))
    assert reason.fact.zh in html
    assert reason.grounds[0].gist.zh in html
    assert "市人民政府" in html


def test_the_rating_is_no_part_of_the_history(missing, signed_in, moment):
    visit, _ = missing
    leader = signed_in("leader")
    before = without_tokens(read(leader, visit))
    feedback.rate(visit=visit, level=1, reasons=["cold"], now=moment.now)
    assert without_tokens(read(leader, visit)) == before


def test_a_visit_of_another_hall_is_not_found(missing, signed_in, scene):
    elsewhere = signed_in("leader", hall=scene.stranger.hall)
    assert elsewhere.get(f"/office/visits/{missing[0].id}/").status_code == 404
    assert elsewhere.get(f"/office/visits/{uuid4()}/").status_code == 404


@pytest.mark.parametrize("role", ["officer", "guide", "trainer", "administrator"])
def test_only_leaders_and_inspectors_read_histories(missing, signed_in, role):
    client = signed_in(role)
    assert client.get(f"/office/visits/{missing[0].id}/").status_code == 403
    assert client.get("/office/visits/").status_code == 403


def test_the_days_visits_are_listed_the_latest_first(missing, signed_in, scene, moment):
    take_ticket(scene.hall, moment.later(minutes=1))
    call(scene.owner, moment.now)
    html = signed_in("leader").get("/office/visits/").content.decode()
    assert re.findall(r'class="row-link"[^>]*>(A\d+)<', html) == ["A002", "A001"]
    assert "一次告知" in html
    assert "接待中" in html


@pytest.mark.parametrize("day", ["2026-03-01", "nonsense", "", "2099-01-01", "0001-01-01", "9999-12-31"])
def test_any_day_can_be_asked_for(missing, signed_in, day):
    answer = signed_in("leader").get("/office/visits/", {"day": day})
    assert answer.status_code == 200
    past = day == "2026-03-01"
    assert ("这一天没有来访" in answer.content.decode()) == (past)


def test_a_days_list_and_a_history_ask_the_database_a_fixed_number_of_times(
    missing, signed_in, scene, moment, django_assert_max_num_queries
):
    leader = signed_in("leader")
    for _ in range(4):
        case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
        see_all(case, scene.owner, moment.now)
        decide(case, scene.owner, moment.now)
        visits.finish(post=scene.owner, now=moment.now + timedelta(minutes=1))
    with django_assert_max_num_queries(9):
        leader.get("/office/visits/")
    with django_assert_max_num_queries(14):
        read(leader, missing[0])


def test_who_was_passed_over_or_stepped_aside_is_not_said_to_wait(scene, moment, signed_in):
    leader = signed_in("leader")
    case = receive(scene.owner, moment.now)
    for step, word in ((visits.miss, "过号"), (visits.hold, "暂离")):
        step(post=scene.owner, now=moment.later(minutes=1))
        assert f"<td>{word}</td>" in leader.get("/office/visits/").content.decode()
        assert word in read(leader, case.visit)
        queue.resume(ticket=Ticket.objects.get(), by="citizen", now=moment.later(minutes=1))
        assert "<td>等候中</td>" in leader.get("/office/visits/").content.decode()
        call(scene.owner, moment.later(minutes=1))
