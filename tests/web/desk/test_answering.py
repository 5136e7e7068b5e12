"""The ways a case ends at the desk, and the goodbye."""

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.promises.models import Promise, Watch
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.models import Outcome, ReturnPass, Visit
from tests.support.hall import answer_all, listed, receive, see_all, take_ticket


@pytest.fixture
def asked(scene, moment):
    return answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)


@pytest.fixture
def ready(asked, scene, moment):
    return see_all(asked, scene.owner, moment.now)


@pytest.fixture
def lacking(asked, scene, moment):
    codes = listed(asked)
    return see_all(asked, scene.owner, moment.now, {codes[0]: "missing", codes[-1]: "missing"})


def test_f10_offers_done_first_when_everything_is_here(desk, ready):
    html = desk.see("?case=1&panel=decide")
    assert 'value="done" autofocus' in html


def test_done_tells_what_follows_and_leads_to_the_goodbye(desk, ready):
    assert desk.press_for_case("decide", kind="done").url == "/desk/?case=1"
    html = desk.see()
    assert "还有什么能帮您的吗？" in html
    assert "请您慢走。" in html
    assert catalogue.matter("A10").after.zh in html
    assert desk.press_for_visit("finish/").url == "/desk/?bye=1"
    assert "请您慢走。" in desk.see("?bye=1")
    assert Visit.objects.get().state == "closed"


def test_done_with_something_missing_is_refused(desk, lacking):
    assert 'value="done"' not in desk.see("?panel=decide")
    answer = desk.press_for_case("decide", kind="done")
    assert answer.status_code == 409
    assert "还有 2 样材料没核对" in answer.content.decode()


def test_f8_previews_one_notice_with_everything_and_gives_exactly_that(desk, lacking):
    names = [
        catalogue.matter("A10").material(code).name.zh for code in (listed(lacking)[0], listed(lacking)[-1])
    ]
    sentence = "对不起，您办理的事项还缺几个手续。等您备齐后，我立刻给您办好。"
    preview = desk.see("?panel=missing")
    assert all(name in preview for name in names)
    assert sentence in preview
    assert not Outcome.objects.exists()
    desk.press_for_case("decide", kind="missing")
    given = desk.see()
    short = ReturnPass.objects.get().short
    assert all(name in given for name in names)
    assert f"{short[:4]}\N{NO-BREAK SPACE}{short[4:]}" in given
    assert sentence in given


def test_f8_with_nothing_missing_says_so(desk, ready):
    assert "没有要告知的" in desk.see("?panel=missing")
    answer = desk.press_for_case("decide", kind="missing")
    assert answer.status_code == 409
    assert not ReturnPass.objects.exists()


def test_f8_before_all_is_asked_asks_first(desk, scene, moment):
    receive(scene.owner, moment.now)
    assert "问完再告知" in desk.see("?panel=missing")
    assert desk.press_for_case("decide", kind="missing").status_code == 409


@pytest.fixture
def elsewhere(scene, moment):
    """Facts that speak for A10's reason ``other_place``."""
    return answer_all(receive(scene.owner, moment.now), scene.owner, moment.now, place="elsewhere")


def test_a_refusal_shows_everything_owed_before_it_is_sent(desk, elsewhere):
    reason = catalogue.matter("A10").reason("other_place")
    assert f"reason={reason.code}" in desk.see("?panel=decide")
    preview = desk.see(f"?panel=refuse&reason={reason.code}")
    owed = [reason.fact, reason.reason, reason.face_saving, reason.grounds[0].gist, *reason.other_ways]
    assert all(text.zh in preview for text in owed)
    assert "不同意的话" in preview
    assert not Outcome.objects.exists()
    desk.press_for_case("decide", kind="refused", reason=reason.code)
    told = desk.see()
    assert all(text.zh in told for text in owed)
    assert f"今天不能办：{catalogue.matter('A10').title.zh}" in told


def test_tell_me_when_it_becomes_possible_is_kept(desk, scene, moment):
    matter = next(
        each for each in catalogue.library().matters.values() if any(r.watchable for r in each.reasons)
    )
    reason = next(each for each in matter.reasons if each.watchable)
    take_ticket(scene.hall, moment.now, matter=matter.code)
    desk.press("call/")
    assert 'name="tell_me"' in desk.see(f"?panel=refuse&reason={reason.code}")
    desk.press_for_case("decide", kind="refused", reason=reason.code, tell_me="on")
    assert Watch.objects.count() == 1
    assert "规则变了，您的页面上会告诉您" in desk.see()


@pytest.mark.parametrize("reason", ["mood", "", "other_place", "not_this_office"])
def test_a_reason_of_ones_own_or_against_the_facts_is_neither_shown_nor_taken(desk, ready, reason):
    html = desk.see("?panel=decide")
    assert 'reason=proof_invalid"' in html
    assert f'reason={reason}"' not in html
    assert desk.client.get(f"/desk/?panel=refuse&reason={reason}").status_code == 404
    answer = desk.press_for_case("decide", kind="refused", reason=reason)
    assert answer.status_code == 422
    assert "这不是不能办的理由" in answer.content.decode()
    assert not Outcome.objects.exists()


def test_a_paper_that_can_be_brought_is_pointed_to_the_notice_beside_the_reasons(desk, lacking):
    reasons = desk.see("?panel=decide").split("不能办：选理由")[1]
    assert "只是缺材料的，不算不能办：按 F8 一次告知。" in reasons


def test_a_promise_has_a_date_with_its_weekday(desk, ready):
    preview = desk.see("?panel=decide")
    assert "3月5日 星期四前" in preview  # three working days after Monday
    desk.press_for_case("decide", kind="promised", what="ask_superior")
    assert Promise.objects.get().due.isoformat() == "2026-03-05"
    assert "3月5日（星期四）前一定给您答复" in desk.see()


def test_a_promise_may_have_another_day_but_not_a_past_one(desk, ready):
    answer = desk.press_for_case("decide", kind="promised", what="ask_superior", due="2026-03-01")
    assert answer.status_code == 422
    assert not Promise.objects.exists()
    desk.press_for_case("decide", kind="promised", what="ask_superior", due="2026-03-20")
    assert Promise.objects.get().due.isoformat() == "2026-03-20"


@pytest.mark.parametrize(
    "said", [{"what": "the_moon"}, {"what": "ask_superior", "due": "soon"}, {"what": "x", "due": "９"}]
)
def test_an_unreadable_promise_is_refused(desk, ready, said):
    assert desk.press_for_case("decide", kind="promised", **said).status_code == 422


@pytest.mark.parametrize("kind", ["", "maybe", "handed_over"])
def test_an_unknown_decision_is_refused(desk, ready, kind):
    assert desk.press_for_case("decide", kind=kind).status_code == 422


def test_a_refusal_over_htmx_goes_into_the_page_and_keeps_the_form(desk, lacking):
    where = f"/desk/visits/{desk.visit()}/cases/1/decide/"
    answer = desk.client.post(where, {"once": "a-key", "kind": "done"}, headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == "#nc-alert"
    assert answer["HX-Reselect"] == "unset"
    assert "<html" not in answer.content.decode()


def test_nobody_goes_without_an_answer(desk, ready):
    answer = desk.press_for_visit("finish/")
    assert answer.status_code == 409
    assert "还有事项没有结果" in answer.content.decode()


def test_a_visit_without_a_matter_cannot_end(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    assert desk.press_for_visit("finish/").status_code == 409


def test_a_second_matter_keeps_the_visit_open_and_f10_leads_to_it(desk, ready):
    desk.press(f"visits/{desk.visit()}/cases/", matter="B5")
    desk.press_for_case("decide", kind="done")
    html = desk.see("?case=1")
    assert "还有一件没有结果：驾驶证期满换证" in html
    assert 'data-key="F10" href="/desk/"' in html


def test_deciding_twice_gives_one_outcome(desk, ready):
    for _ in range(2):
        assert desk.press_for_case("decide", kind="done", once="one-key").status_code == 303
    assert desk.press_for_case("decide", kind="done").status_code == 409
    assert Outcome.objects.count() == 1


def test_the_paper_prints_and_the_slip_too(desk, lacking):
    desk.press_for_case("decide", kind="missing")
    code = Outcome.objects.get().code
    html = desk.client.get(f"/desk/paper/{code}/").content.decode()
    assert "一次性告知单" in html
    assert "<svg" in html
    assert (
        'class="wrap stack paper-main slip"' in desk.client.get(f"/desk/paper/{code}/?slip").content.decode()
    )


def test_a_paper_is_its_halls_alone(desk, colleague, stranger, ready):
    desk.press_for_case("decide", kind="done")
    code = Outcome.objects.get().code
    assert colleague.client.get(f"/desk/paper/{code}/").status_code == 200
    assert stranger.client.get(f"/desk/paper/{code}/").status_code == 404
    assert desk.client.get("/desk/paper/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


def test_ratings_are_never_on_the_desk(desk, ready):
    desk.press_for_case("decide", kind="done")
    desk.press_for_visit("finish/")
    html = desk.see("?bye=1")
    assert not any(word in html for word in ("满意", "评价"))
    assert Ticket.objects.get().state == "finished"
