"""The desk's hands: originals given back, the second look, the receipt."""

import re

import pytest
from django.test import Client

from nuanchuang.reception.models import CheckedItem, HeldPaper, Outcome, Visit
from tests.support.hall import answer_all, decide, listed, receive


@pytest.fixture
def asked(scene, moment):
    return answer_all(receive(scene.owner, moment.now), scene.owner, moment.now, plates="damaged")


@pytest.fixture
def decided(desk, asked, scene, moment):
    for code in listed(asked):
        desk.press_for_case("items", seen=code)
    decide(asked, scene.owner, moment.now)
    return asked


def keys(html):
    return html.partition('id="desk-keys"')[2].partition("</nc-keys>")[0]


def say_goodbye(desk, **said):
    return desk.press("finish/", visit=Visit.objects.get().id, **said)


def papers_form(html):
    return html.partition('id="papers"')[2].partition("</form>")[0]


def test_what_goes_back_stands_beside_the_answer_and_f10_gives_it_and_says_goodbye(desk, decided):
    html = desk.see()
    assert re.search(r'<button[^>]*form="papers"', keys(html))
    form = papers_form(html)
    assert "车主的身份证" in form
    assert not re.search(r"<button[^>]* autofocus", form)
    chosen = r'<select id="[^"]+" name="(paper-[^"]+)">.*?<option value="(\w+)" selected'
    said = dict(re.findall(chosen, form))
    answer = say_goodbye(desk, papers="1", **said)
    assert answer.url == "/desk/?bye=1"
    assert Visit.objects.get().state == "closed"
    assert set(HeldPaper.objects.values_list("code", "state")) == {
        ("id_card", "returned"), ("damaged_plates", "kept"),
    }  # fmt: skip


def test_over_another_panel_f10_leads_to_the_list_first(desk, decided):
    html = desk.see("?panel=transfer")
    assert 'id="papers"' not in html
    assert "还材料，送别" in keys(html)
    assert re.search(r"<button[^>]* autofocus", papers_form(desk.see("?panel=papers")))


def test_without_scripts_the_words_promise_nothing_of_where_the_papers_go(desk, decided):
    html = desk.see("?panel=papers")
    plain = re.sub(r"<[^>]*>", "", html)
    assert "请核对材料的去处" in plain
    assert plain.count("去处核对好了，请慢走") == 2, "the button and the key"
    for promised in ("都还给您了", "请把这些还给群众", "这是您的材料"):
        assert promised not in plain
        assert promised in html, "for the script to choose"


def test_where_every_paper_stays_nobody_says_here_are_your_papers(desk, asked, scene, moment):
    plates = "damaged_plates"
    for code in listed(asked):
        if code != plates:
            desk.press_for_case("items", seen=code)
    desk.press_for_visit("papers/", papers="1")
    desk.press_for_case("items", seen=plates)
    decide(asked, scene.owner, moment.now)
    assert "这是您的材料" not in desk.see()
    assert "办好了。这些材料要留下，去处都写在单子上。" in desk.see()


def test_where_some_go_back_it_is_said(desk, decided):
    assert "这是您的材料，请收好" in desk.see()


def test_the_plain_press_without_the_list_is_refused_with_the_names(desk, decided):
    answer = say_goodbye(desk)
    assert answer.status_code == 409
    assert "车主的身份证" in answer.content.decode()
    assert Visit.objects.get().state == "open"


def test_with_nothing_in_hand_f10_says_goodbye_at_once(desk, asked, scene, moment):
    decide(asked, scene.owner, moment.now, "promised", what="ask_superior")
    assert "/desk/finish/" in keys(desk.see())
    assert say_goodbye(desk).url == "/desk/?bye=1"


def test_papers_go_back_in_the_middle_too(desk, asked):
    desk.press_for_case("items", seen="id_card")
    assert "手上 1 样原件" in desk.see()
    assert 'action="/desk/papers/"' in desk.see("?panel=papers")
    assert desk.press_for_visit("papers/", papers="1").status_code == 303
    assert "手上 1 样原件" not in desk.see()
    assert "手上没有群众的原件" in desk.see("?panel=papers")


def test_a_paper_kept_for_a_reason_is_chosen_on_the_list(desk, decided):
    card = HeldPaper.objects.get(code="id_card")
    say_goodbye(desk, papers="1", **{f"paper-{card.id}": "filed"})
    card.refresh_from_db()
    assert (card.state, card.kept_for) == ("kept", "filed")


@pytest.mark.parametrize("field", ["paper-x", "paper-"])
def test_a_mistyped_field_changes_nothing(desk, decided, field):
    assert say_goodbye(desk, papers="1", **{field: "returned"}).status_code == 404
    assert Visit.objects.get().state == "open"


def test_a_colleague_and_a_stranger_give_nothing_back_for_me(desk, asked, colleague, stranger):
    desk.press_for_case("items", seen="id_card")
    for other, status in ((colleague, 403), (stranger, 404)):
        assert other.press("papers/", visit=desk.visit(), papers="1").status_code == status
    assert HeldPaper.objects.get().state == "in"


def test_a_copy_for_the_file_is_one_press(desk, asked):
    desk.press_for_case("items", copied="id_card")
    assert CheckedItem.objects.get().copies == 1
    assert "复印件 1 份" in desk.see()


def test_a_risky_paper_asks_for_a_second_look_by_another_press(desk, scene, moment):
    answer_all(receive(scene.owner, moment.now), scene.owner, moment.now, who="agent")
    desk.press_for_case("items", seen="authority")
    html = desk.see()
    assert "谁委托谁" in html
    focused = re.findall(r"<(\w+)[^>]* autofocus", html)
    assert focused == ["span"], "Enter twice must not do"
    desk.press_for_case("items", again="authority")
    assert CheckedItem.objects.get(code="authority").looked_again
    assert "谁委托谁" not in desk.see()


def test_done_is_not_offered_before_it(desk, scene, moment):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now, who="agent")
    for code in listed(case):
        desk.press_for_case("items", seen=code)
    panel = desk.see("?panel=decide")
    assert "再看一眼才能办结" in panel
    assert 'value="done"' not in panel
    assert desk.press_for_case("decide", kind="done").status_code == 409


def test_the_receipt_lists_what_was_received_with_day_window_badge_and_number(desk, decided):
    code = Outcome.objects.get().code
    html = desk.client.get(f"/desk/paper/{code}/receipt/").content.decode()
    assert "材料接收清单" in html
    for words in ("车主的身份证", "还在窗口", "1 号窗口", "800001", "A001", "3月2日"):
        assert words in html
    say_goodbye(desk, papers="1")
    after = desk.client.get(f"/desk/paper/{code}/receipt/?slip").content.decode()
    assert "还给您了" in after
    assert "按规定收回" in after
    assert "slip" in after


def test_the_citizen_reads_it_by_their_own_code(desk, decided):
    code = Outcome.objects.get().code
    citizen = Client()
    assert f"/r/{code}/receipt/" in citizen.get(f"/r/{code}/").content.decode()
    assert "车主的身份证" in citizen.get(f"/r/{code}/receipt/").content.decode()
    assert citizen.get(f"/r/{'x' * 22}/receipt/").status_code == 404


def test_a_stranger_has_no_receipt_and_a_notice_none_at_all(desk, asked, stranger, scene, moment):
    desk.press_for_case("items", missing="id_card")
    given = decide(asked, scene.owner, moment.now, "missing")
    where = f"/desk/paper/{given.outcome.code}/receipt/"
    assert desk.client.get(where).status_code == 404
    assert stranger.client.get(where).status_code == 404
