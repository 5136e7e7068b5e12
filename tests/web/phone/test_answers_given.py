"""What the citizen was told, word for word, on the ticket's page and behind the QR of the paper."""

from datetime import timedelta
from html import unescape

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.promises.models import Watch
from nuanchuang.reception.actions import passes, visits
from tests.support.hall import answer_all, call, decide, receive, see_all


@pytest.fixture
def leave(phone, scene):
    """A visit that ends as told: its ticket and what was given."""

    def end(kind="done", **choice):
        case = answer_all(receive(scene.owner, phone.now), scene.owner, phone.now)
        if kind == "done":
            see_all(case, scene.owner, phone.now)
        given = decide(case, scene.owner, phone.now, kind, **choice)
        visits.finish(post=scene.owner, now=phone.now)
        return case.visit.ticket, given

    return end


def test_the_notice_names_everything_in_the_essays_own_sentence(phone, leave):
    ticket, given = leave("missing")
    said = phone.said(ticket)
    assert "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。" in said
    for line in given.outcome.content["lines"]:
        assert all(line[part]["zh"] in said for part in ("name", "why", "where"))
    assert f"{given.return_pass.short[:4]}\N{NO-BREAK SPACE}{given.return_pass.short[4:]}" in said
    assert "4月1日 星期三（含当天）前有效" in said


@pytest.mark.parametrize("which", ["outcome", "return_pass"])
def test_the_paper_opens_by_its_own_code_and_by_the_passes(phone, leave, which):
    _, given = leave("missing")
    page = phone.client.get(f"/r/{getattr(given, which).code}/")
    assert page.status_code == 200
    assert "一次性告知单" in page.content.decode()
    assert "A001" not in page.content.decode()


def test_a_used_pass_is_not_shown_again(phone, scene, leave):
    ticket, given = leave("missing")
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:x", now=phone.now)
    said = phone.said(ticket)
    assert "已经用过了" in said
    assert given.return_pass.short[4:] not in said


def test_once_what_was_brought_back_is_done_the_old_notice_says_so(phone, scene, leave):
    ticket, given = leave("missing")
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:x", now=phone.now)
    back = call(scene.owner, phone.now).visit.cases.get()
    assert "后来办好了" not in phone.said(ticket)
    see_all(back, scene.owner, phone.now)
    decide(back, scene.owner, phone.now)
    said = phone.said(ticket)
    assert "这件事后来办好了，下面这张单子不用再看。" in said
    assert "已经用过了" not in said


def test_a_refusal_carries_ground_reason_other_ways_and_the_last_day(phone, leave):
    reason = catalogue.matter("A10").reason("proof_invalid")
    ticket, _ = leave("refused", reason=reason.code)
    said = phone.said(ticket)
    texts = [
        reason.fact,
        reason.reason,
        reason.cure,
        *reason.other_ways,
        *(each.gist for each in reason.grounds),
    ]
    assert all(text.zh in said for text in texts)
    assert f"今天不能办：{catalogue.matter('A10').title.zh}" in said
    assert "最晚 5月1日 星期五提出" in said
    assert "规定变了，会在这里告诉您" not in said


def test_a_watch_is_shown_until_the_rule_changes_and_then_tells(phone, scene, leave):
    ticket, given = leave("refused", reason="proof_invalid")
    Watch.objects.create(hall=scene.hall, case=given.outcome.case_id, grounds={}, since=phone.now)
    assert "规定变了，会在这里告诉您" in phone.said(ticket)
    Watch.objects.update(told_at=phone.now + timedelta(days=3))
    assert "规定有变化了" in phone.said(ticket)


def test_a_promise_has_its_date_with_the_weekday(phone, leave):
    ticket, given = leave("promised", what="ask_superior")
    said = phone.said(ticket)
    assert "最晚 3月5日 星期四给您答复" in said
    assert given.outcome.content["what"]["zh"] in said


def test_done_says_what_follows(phone, leave):
    ticket, _ = leave()
    assert catalogue.matter("A10").after.zh in phone.said(ticket)


def test_all_of_it_in_english(phone, leave):
    ticket, given = leave("missing")
    phone.client.cookies["language"] = "en"
    said = unescape(phone.said(ticket))
    assert given.outcome.next_step["en"] in said
    assert given.outcome.content["lines"][0]["name"]["en"] in said


@pytest.mark.parametrize("kind", ["done", "missing", "refused", "promised"])
def test_a_page_asks_the_database_little(phone, leave, kind, django_assert_max_num_queries):
    choice = {
        "refused": {"reason": "proof_invalid"},
        "promised": {"what": "ask_superior"},
    }
    ticket, given = leave(kind, **choice.get(kind, {}))
    with django_assert_max_num_queries(12):
        phone.said(ticket)
    with django_assert_max_num_queries(12):
        phone.client.get(f"/r/{given.outcome.code}/")
