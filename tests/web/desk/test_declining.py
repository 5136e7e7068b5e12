"""The second step of a refusal at the desk: words prefilled, looked at while typed, kept when stopped."""

import re
from html import unescape

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.journal.models import Row
from nuanchuang.reception import reasons, replies
from nuanchuang.reception.models import Outcome
from tests.support.hall import receive

CODE = "proof_invalid"
REPLY = replies.default(
    "A10", next(reasons.Chosen(each) for each in catalogue.matter("A10").reasons if each.code == CODE)
)
STEPS = ("apology", "ground", "reason", "way")


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


def typed(html):
    """What stands in the reply's field."""
    found = re.search(r'<textarea id="words"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    assert found
    return unescape(found[1])


def lacking(html):
    return re.findall(r'data-missing="(\w+)"', html)


def without(step):
    return "\n".join(REPLY.line(each) for each in STEPS if each != step)


def look(desk, words, **said):
    """The words as the page sends them while they are typed."""
    return desk.client.post(
        f"/desk/visits/{desk.visit()}/cases/1/reply/", {"reason": CODE, "words": words, **said},
        headers={"HX-Request": "true"},
    )  # fmt: skip


def test_the_reply_stands_there_complete_and_one_press_gives_it(desk, case):
    html = desk.see(f"?panel=refuse&reason={CODE}")
    assert typed(html) == REPLY.text.zh
    assert "该说的都有了" in html
    assert lacking(html) == []
    assert desk.press_for_case("decide", kind="refused", reason=CODE, words=typed(html)).status_code == 303
    given = desk.see()
    assert "窗口对您说" in given
    assert all(line in given for line in REPLY.text.zh.splitlines())


def test_counter_paper_and_phone_show_the_same_words(desk, case, moment):
    words = f"{REPLY.text.zh}\n您慢慢看，不急。"
    desk.press_for_case("decide", kind="refused", reason=CODE, words=words)
    outcome = Outcome.objects.get()
    for path in (f"/desk/paper/{outcome.code}/", f"/r/{outcome.code}/", f"/t/{case.visit.ticket.code}/"):
        html = desk.client.get(path).content.decode()
        assert "窗口对您说" in html, path
        assert "您慢慢看，不急。" in html, path
        assert catalogue.matter("A10").reason(CODE).fact.zh in html, path
        assert "5月1日" in html, path


@pytest.mark.parametrize("step", STEPS)
def test_while_typing_what_is_missing_is_named_with_the_reasons_own_sentence(desk, case, step):
    html = look(desk, without(step)).content.decode()
    assert lacking(html) == [step]
    assert REPLY.line(step) in unescape(html)
    assert "<html" not in html
    assert "不补的话，为什么？" in html


def test_while_typing_a_finding_comes_with_better_words(desk, case):
    html = look(desk, f"{REPLY.text.zh}\n你弄错了。").content.decode()
    assert "“你弄错”" in html
    assert "可以这样说" in html
    assert "改了才能发" not in html
    assert "改了才能发" in look(desk, f"{REPLY.text.zh}\n你脑子有病。").content.decode()


def test_the_page_says_what_would_not_be_kept(desk, case):
    assert "会隐去：号码" in look(desk, f"{REPLY.text.zh}\n电话00000000000").content.decode()


def test_typing_stores_and_journals_nothing(desk, case, caplog):
    rows = Row.objects.count()
    look(desk, "这些字哪里都不留")
    assert Row.objects.count() == rows
    assert "这些字" not in caplog.text
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_a_press_puts_the_missing_sentence_in_its_place_and_keeps_all_else(desk, case, step):
    words = f"{without(step)}\n您慢慢看，不急。"
    answer = desk.press_for_case("reply", reason=CODE, words=words, insert=step)
    assert answer.status_code == 200
    assert typed(answer.content.decode()) == f"{REPLY.text.zh}\n您慢慢看，不急。"
    assert not Outcome.objects.exists()


def test_without_scripts_a_stopped_press_shows_the_page_with_every_word_typed(desk, case):
    words = f"{without('way')}\n您慢慢看，不急。"
    answer = desk.press_for_case("decide", kind="refused", reason=CODE, words=words)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert typed(html) == words
    assert "答复里还缺" in html
    assert lacking(html) == ["way"]
    assert 'name="tell_me" checked' not in html, "it was not ticked"
    assert not Outcome.objects.exists()


def test_over_htmx_a_stopped_press_only_says_so_and_the_page_stays(desk, case):
    answer = desk.client.post(
        f"/desk/visits/{desk.visit()}/cases/1/decide/",
        {"once": "a-key", "kind": "refused", "reason": CODE, "words": "按规定办不了。", "left_out": "said"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#nc-alert"
    assert "还没说是哪一条" in answer.content.decode()


def test_a_reason_for_leaving_out_lets_it_go_and_stays_chosen_while_typing(desk, case):
    words = without("reason")
    assert 'value="said" checked' in look(desk, words, left_out="said").content.decode()
    answer = desk.press_for_case("decide", kind="refused", reason=CODE, words=words, left_out="said")
    assert answer.status_code == 303
    assert Outcome.objects.get().content["left_out"] == {"elements": ["reason"], "why": "said"}


def test_only_the_window_that_serves_may_look(desk, colleague, stranger, case):
    path = f"/desk/visits/{desk.visit()}/cases/1/reply/"
    assert colleague.client.post(path, {"reason": CODE, "words": "x"}).status_code == 403
    assert stranger.client.post(path, {"reason": CODE, "words": "x"}).status_code == 404
    assert desk.client.post(path, {"reason": "mood", "words": "x"}).status_code == 404


def test_a_paper_given_before_words_were_kept_still_shows_how_to_save_face(desk, case):
    desk.press_for_case("decide", kind="refused", reason=CODE)
    outcome = Outcome.objects.get()
    del outcome.content["words"]
    outcome.save()
    html = desk.client.get(f"/r/{outcome.code}/").content.decode()
    assert catalogue.matter("A10").reason(CODE).face_saving.zh in html
    assert "窗口对您说" not in html
