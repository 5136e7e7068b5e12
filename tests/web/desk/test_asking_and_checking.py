"""The case: matter, questions, checklist."""

import re

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules
from nuanchuang.hall.models import Lane
from nuanchuang.reception.actions import cases
from nuanchuang.reception.models import Case, CheckedItem
from tests.support.hall import answer_all, listed, receive, see_all, take_ticket
from tests.support.many import crowd


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


@pytest.fixture
def asked(case, scene, moment):
    return answer_all(case, scene.owner, moment.now)


def focused(html):
    """What has the keyboard."""
    found = re.findall(r"<(\w+)([^>]*) autofocus", html)
    assert len(found) == 1, found
    return found[0]


def test_without_a_matter_the_desk_asks_what_it_is_about(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    html = desk.see("?greet=1")
    assert "您好！请问您要办什么事情？" in html
    assert focused(html)[0] == "input"
    assert all(matter.title.zh in html for matter in catalogue.library().matters.values())
    assert "给答复" not in html.partition("desk-keys")[2].partition("</nc-keys>")[0]


def test_that_one_more_question_spares_a_trip_is_said_once(case, desk, scene, moment):
    spared = "免得您少带东西再跑一趟"
    assert spared in desk.see()
    question = rules.next_question(catalogue.matter(case.matter), {})
    cases.set_facts(
        case=case, post=scene.owner, facts={question.code: question.options[0].code}, now=moment.now
    )
    html = desk.see()
    assert rules.next_question(catalogue.matter(case.matter), case.facts).ask.zh in html
    assert spared not in html


def test_everyday_words_find_the_matter(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    html = desk.see("?find=车牌丢了")
    assert "补领、换领号牌" in html[: html.index("全部事项")]
    assert 'value="A10"' in focused(html)[1]
    assert "没有找到" in desk.see("?find=zzzz")


def test_the_lane_s_everyday_matters_stand_first_and_no_other_is_further_than_one_key(
    desk, scene, moment, monkeypatch
):
    crowd(monkeypatch, 17, often=5)
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    own, _, others = desk.see().partition("data-arrows")[2].partition("<details")
    codes = re.findall(r'name="matter" value="(V\d+)"', own)
    assert codes == [f"V{n}" for n in (13, 14, 15, 16, 17, *range(1, 13))]
    assert catalogue.matter("V17").summary.zh in own.partition("matters-close")[0]
    assert catalogue.matter("V1").summary.zh not in own.partition("matters-close")[2]
    assert re.findall(r"<summary>(\S+)", others) == ["驾驶证业务", "其他事项"]
    assert 'value="B5"' in others


def test_a_ticket_for_advice_has_all_lanes_and_the_first_one_open(desk, scene, moment):
    Lane.objects.create(hall=scene.hall, slug="help", prefix="Z", name="综合咨询").windows.add(
        scene.window(1)
    )
    take_ticket(scene.hall, moment.now, "help")
    desk.press("call/")
    html = desk.see()
    assert len(re.findall(r"<details", html)) == len(
        {each.lane for each in catalogue.library().matters.values()}
    )
    assert len(re.findall(r"<details open><summary>车辆业务", html)) == 1


def test_choosing_a_matter_opens_the_case_and_one_more_adds_one(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    where = f"visits/{desk.visit()}/cases/"
    assert desk.press(where, matter="A10").url == "/desk/?case=1"
    assert desk.press(where, matter="B5").url == "/desk/?case=2"
    assert "驾驶证期满换证" in desk.see("?case=2")
    assert Case.objects.count() == 2


def test_an_unknown_matter_is_refused_and_nothing_written(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    answer = desk.press(f"visits/{desk.visit()}/cases/", matter="Z99")
    assert answer.status_code == 404
    assert "没有找到这个事项" in answer.content.decode()
    assert not Case.objects.exists()


def test_changing_the_matter_keeps_the_case(desk, case):
    assert desk.press_for_case("matter", matter="B5").status_code == 303
    case.refresh_from_db()
    assert (case.matter, case.n) == ("B5", 1)


def test_one_question_at_a_time_with_its_why_and_i_do_not_know(desk, case):
    question = catalogue.matter("A10").questions[0]
    html = desk.see()
    assert question.ask.zh in html
    assert question.why.zh in html
    assert "我不清楚" in html
    assert focused(html)[0] == "input"
    assert catalogue.matter("A10").questions[2].ask.zh not in html


def test_an_answer_brings_the_next_question_and_can_be_changed(desk, case):
    first = catalogue.matter("A10").questions[0]
    desk.press_for_case("facts", **{first.code: "self"})
    case.refresh_from_db()
    assert case.facts == {first.code: "self"}
    html = desk.see()
    assert first.ask.zh not in html.partition("<details")[0]
    assert f"?case=1&amp;ask={first.code}" in html
    assert re.search(r'value="self"[^>]* checked', desk.see(f"?case=1&ask={first.code}"))


@pytest.mark.parametrize("said", [{"who": "nobody"}, {"weather": "fine"}, {"who": ""}])
def test_an_answer_nobody_offered_is_refused(desk, case, said):
    assert desk.press_for_case("facts", **said).status_code == 422
    case.refresh_from_db()
    assert case.facts == {}


def test_the_keyboard_stands_on_checked_and_walks_down_the_list(desk, asked):
    for code in listed(asked):
        tag, attributes = focused(desk.see())
        assert tag == "button"
        assert f'name="seen" value="{code}"' in attributes
        desk.press_for_case("items", seen=code)
    html = desk.see()
    assert "都齐了。按 F10" in html
    assert focused(html)[0] == "p", "one Enter too many decides nothing"
    assert re.search(r'value="done" data-key="Ctrl\+Enter"', html)


def test_where_a_reason_stands_against_it_no_key_says_done(desk, scene, moment):
    case = receive(scene.owner, moment.now, "A7")
    answer_all(case, scene.owner, moment.now, status="near_scrap")
    see_all(case, scene.owner, moment.now)
    html = desk.see()
    assert "看来办不了" in html
    assert "都齐了。按 F10" in html
    assert "Ctrl+Enter" not in html.partition('id="nc-help"')[0]


def test_a_missing_paper_is_noted_and_can_be_taken_back(desk, asked):
    code = listed(asked)[0]
    desk.press_for_case("items", missing=code)
    assert CheckedItem.objects.get(case=asked).state == "missing"
    desk.press_for_case("items", point=code)
    assert "还没核" in desk.see()
    desk.press_for_case("items", open=code)
    assert not CheckedItem.objects.filter(case=asked).exists()


@pytest.mark.parametrize(
    "said", [{"seen": "a_birth_certificate"}, {"point": "nothing"}, {"stolen": "id_card"}, {}]
)
def test_nothing_beyond_the_list_can_be_asked_for(desk, asked, said):
    assert desk.press_for_case("items", **said).status_code == 422
    assert not CheckedItem.objects.exists()


def test_the_law_of_the_paper_in_hand_stands_beside_it(desk, asked):
    code = listed(asked)[0]
    ground = catalogue.matter("A10").material(code).grounds[0]
    html = desk.see().partition("desk-assist")[2]
    assert ground.gist.zh in html
    assert f"第 {ground.article} 条" in html


def test_what_is_no_reason_protects_from_an_unlawful_no(desk, case):
    html = desk.see()
    assert "这不是理由" in html
    assert catalogue.matter("A10").not_reasons[0].claim.zh in html


def test_a_colleagues_case_cannot_be_touched(desk, colleague, asked):
    where = f"visits/{desk.visit()}/cases/1/items/"
    assert colleague.press(where, seen=listed(asked)[0]).status_code == 403


def test_another_halls_case_is_not_found(desk, stranger, asked):
    where = f"visits/{desk.visit()}/cases/1/items/"
    assert stranger.press(where, seen=listed(asked)[0]).status_code == 404


@pytest.mark.parametrize("query", ["?case=99", "?case=x", "?panel=nonsense", "?ask=nothing", "?case=%FF"])
def test_a_mistyped_address_still_shows_the_visit_or_says_so(desk, case, query):
    answer = desk.client.get(f"/desk/{query}")
    assert answer.status_code == (400 if "FF" in query else 200)


def test_the_largest_words_say_what_to_do_next(desk, asked, scene, moment):
    assert "我们对着屏幕一样一样核" in desk.see()
    see_all(asked, scene.owner, moment.now)
    assert "材料都齐了，我现在就给您办" in desk.see()


def test_what_is_certainly_refused_is_not_promised_when_the_papers_are_complete(desk, case, scene, moment):
    see_all(answer_all(case, scene.owner, moment.now, place="elsewhere"), scene.owner, moment.now)
    page = desk.see()
    assert "看来办不了" in page
    assert "材料都齐了，我现在就给您办" not in page
    assert "我也很希望能帮您" in page


def test_plates_in_hand_are_neither_an_original_nor_copied(desk, case, scene, moment):
    cases.set_facts(case=case, post=scene.owner, facts={"plates": "damaged"}, now=moment.now)
    answer_all(case, scene.owner, moment.now)
    cases.set_item(case=case, post=scene.owner, item="id_card", state="seen", now=moment.now)
    plates = desk.see().split('data-code="damaged_plates"')[1].partition("</li>")[0]
    assert "已核对" in plates
    assert "原件" not in plates
    assert "留复印件" not in plates


def test_nobody_is_called_he(desk, case):
    for query in (
        "",
        "?panel=decide",
        "?panel=missing",
        "?panel=hand-over",
        "?panel=transfer",
        "?panel=matter",
    ):
        assert "他" not in desk.see(query).replace("其他", "").replace("吉他", "").replace("他人", "")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?panel=decide",
        "?panel=missing",
        "?panel=hand-over",
        "?panel=transfer",
        "?panel=matter",
        "?find=车牌",
    ],
)
def test_the_desk_of_a_visit_costs_few_queries(
    desk, asked, query, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(catalogue, "law_texts", dict)  # a served hall remembers them from page to page
    desk.see(query)  # and how long such a visit usually lasts
    with django_assert_max_num_queries(12):
        desk.see(query)
