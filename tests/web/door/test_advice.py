"""Wizards at the door: one question a page, then what can be done and why; advice, and nothing is kept."""

import re

import pytest

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.models import Preparation
from nuanchuang.journal.models import Row
from nuanchuang.web.door.asking import COOKIE

LIBRARY = load()
WIZARDS = LIBRARY.wizards
SLUG = "points-reduction"
FIRST = f"/advice/{SLUG}/check/points/"
RESULT = f"/advice/{SLUG}/result/"


def say(client, slug=SLUG, **answers):
    """Answer all that is asked: as told, else the first option. Gives the facts."""
    facts = {}
    wizard = WIZARDS[slug]
    while question := rules.next_question(wizard, facts):
        chosen = answers.get(question.code, question.options[0].code)
        client.post(f"/advice/{slug}/check/{question.code}/", {question.code: chosen})
        facts[question.code] = chosen
    return facts


def advised(client, slug=SLUG, **answers):
    """The page of the result."""
    say(client, slug, **answers)
    page = client.get(f"/advice/{slug}/result/")
    assert page.status_code == 200
    return page.content.decode()


def outcome(code, slug=SLUG):
    return next(each for each in WIZARDS[slug].outcomes if each.code == code)


def test_the_home_page_leads_quietly_to_every_wizard(home, scene):
    said = home.get("/").content.decode().split('id="advice"')[1].split("</details>")[0]
    for wizard in WIZARDS.values():
        assert f'href="/advice/{wizard.slug}/"' in said
        assert wizard.title.zh in said


def test_all_wizards_stand_on_one_page_and_each_begins(home):
    said = home.get("/advice/").content.decode()
    assert "这是建议，以窗口答复为准。" in said
    for wizard in WIZARDS.values():
        assert f'href="/advice/{wizard.slug}/"' in said
        begun = home.get(f"/advice/{wizard.slug}/").content.decode()
        assert f'href="/advice/{wizard.slug}/check/"' in begun
        assert wizard.summary.zh in begun


def test_it_asks_one_question_a_page_and_nothing_stands_in_an_address(home):
    begun = home.get(f"/advice/{SLUG}/check/", follow=True)
    assert begun.redirect_chain == [(FIRST, 303)]
    assert WIZARDS[SLUG].questions[0].ask.zh in begun.content.decode()
    answered = home.post(FIRST, {"points": "some"})
    assert (answered.status_code, answered.url) == (303, f"/advice/{SLUG}/check/history/")


def test_no_answer_is_asked_for_again(home):
    asked = home.post(FIRST, {})
    assert asked.status_code == 422
    assert "请选一项" in asked.content.decode()
    assert COOKIE not in asked.cookies


def test_answers_can_be_checked_and_changed_before_the_result(home):
    facts = say(home)
    said = home.get(f"/advice/{SLUG}/answers/").content.decode()
    for question in facts:
        assert f'href="/advice/{SLUG}/check/{question}/"' in said
    assert f'href="{RESULT}"' in said


def test_a_changed_answer_drops_what_is_no_longer_asked(home):
    say(home, history="serious")
    home.post(FIRST, {"points": "none"})
    assert 'data-outcome="nothing"' in home.get(RESULT).content.decode()


@pytest.mark.parametrize("address", [RESULT, f"/advice/{SLUG}/answers/"])
def test_unfinished_answers_lead_to_the_next_question(home, address):
    home.post(FIRST, {"points": "some"})
    assert home.get(address).url == f"/advice/{SLUG}/check/history/"


def test_the_result_has_headline_reason_ground_and_what_to_do(home):
    said, found = advised(home), outcome("reduce")
    assert f"<h1>{found.result.zh}</h1>" in said
    for text in (found.reason, *found.next, *(ground.gist for ground in found.grounds)):
        assert text.zh in said
    assert all(f"第 {ground.article} 条" in said for ground in found.grounds)


def test_the_result_is_advice_says_whom_to_ask_and_can_be_printed(home, scene):
    said = advised(home)
    assert "这是建议，以窗口答复为准。" in said
    assert "来大厅问导办员" in said
    assert "<nc-print>" in said


def test_everything_to_be_done_first_is_told_at_once_and_then_what_follows(home):
    said = advised(home, points="open", licence="review", vehicle="inspection")
    assert re.findall(r'data-outcome="(\w+)"', said) == ["open", "review", "inspection", "reduce"]
    assert said.count("还要先做：") == 2
    assert said.count("做完之后：") == 1


def test_what_an_open_answer_leaves_open_is_told_as_such(home):
    said = advised(home, vehicle="unsure")
    assert "还不能确定，有 3 种可能" in said
    assert re.findall(r'data-outcome="(\w+)"', said) == ["inspection", "scrap", "reduce"]
    unsure = said.split('id="unsure"')[1].split("</section>")[0]
    assert f'href="/advice/{SLUG}/check/vehicle/"' in unsure
    assert "/check/licence/" not in unsure


def certain(said):
    """What the page says for certain although the outcome is open; "" for nothing."""
    return said.partition('id="certain"')[2].partition("</section>")[0]


def test_though_the_outcome_is_open_what_is_certain_is_said_first(home):
    said = advised(home, "late-renewal", expiry="cancelled", medical="unsure", away="unsure")
    assert "还不能确定，有" in said
    told = [each.text.zh for each in WIZARDS["late-renewal"].certain]
    assert all(text in certain(said) for text in told)
    assert said.index('id="certain"') < said.index('id="unsure"')


def test_what_only_may_be_so_is_not_said_for_certain(home):
    said = advised(home, "late-renewal", expiry="lapsed", medical="unsure")
    assert "办好之前不能开车" in certain(said)
    assert "满 1 年会注销" not in certain(said)
    assert "不管是哪一种" not in said


@pytest.mark.parametrize(
    ("slug", "answers", "words"),
    [
        ("points-reduction", {"history": "unsure", "licence": "probation"}, "现在都还早，要等一等"),
        ("full-points", {"count": "once", "kind": "unsure"}, "都要先做一步"),
        ("foreign-licence", {"who": "foreigner", "visa": "unsure", "stay": "short"}, "要换个办法"),
    ],
)
def test_what_all_possibilities_have_in_common_is_said_first(home, slug, answers, words):
    assert words in certain(advised(home, slug, **answers))


def test_a_certain_outcome_needs_no_such_words(home):
    assert 'id="certain"' not in advised(home, "late-renewal", expiry="cancelled")


def test_an_open_answer_that_changes_nothing_leaves_the_advice_certain(home):
    said = advised(home, history="serious", vehicle="unsure")
    assert f"<h1>{outcome('serious').result.zh}</h1>" in said


def test_only_matters_of_this_release_are_led_to(home):
    found = outcome("settle", "owner-died")
    assert "C1" in found.leads_to
    said = advised(home, "owner-died", record="open", mortgage="mortgaged")
    shown = re.findall(r'data-matter="(\w+)"', said.split('id="matters"')[1])
    assert set(shown) <= set(LIBRARY.matters)
    assert shown.index("C1") < shown.index("A7")


def test_what_was_not_compared_with_the_text_is_marked(home):
    marked = advised(home, "inspection-cycle", kind="car", age="u5")
    assert '<span class="tag">待核</span>' in marked
    assert "以当地窗口为准" in marked
    assert "待核" not in advised(home)


@pytest.mark.parametrize("page", ["", "check/", "check/points/", "answers/", "result/"])
def test_an_unknown_wizard_is_a_readable_refusal(home, page):
    refused = home.get(f"/advice/nonsense/{page}")
    assert refused.status_code == 404
    assert "没有找到这个问题" in refused.content.decode()


@pytest.mark.parametrize("spoilt", ["", "x", "eyJhIjoxfQ:forged:forged"])
def test_a_spoilt_cookie_begins_anew(home, spoilt):
    say(home)
    home.cookies[COOKIE] = spoilt
    assert home.get(RESULT).url == FIRST


def test_answers_of_another_wizard_do_not_count_even_under_the_same_names(home):
    home.post("/advice/owner-died/check/want/", {"want": "scrap"})
    assert home.get("/advice/owner-died/check/").url == "/advice/owner-died/check/mortgage/"
    assert home.get("/advice/mortgage/check/").url == "/advice/mortgage/check/want/"


def test_the_answers_are_sent_to_wizards_alone_and_no_script_reads_them(home):
    kept = home.post(FIRST, {"points": "some"}).cookies[COOKIE]
    assert (kept["path"], kept["httponly"], kept["samesite"], kept["max-age"]) == (
        "/advice/",
        True,
        "Lax",
        "",
    )
    assert home.post("/matter/A10/check/who/", {"who": "self"}).cookies[COOKIE]["path"] == "/matter/"


def test_nothing_is_kept_on_the_server(home):
    rows = Row.objects.count()
    advised(home, points="open")
    assert Row.objects.count() == rows
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("address", [FIRST, f"/advice/{SLUG}/answers/", RESULT])
def test_nobody_keeps_a_copy_on_the_way(home, address):
    say(home)
    assert "no-store" in home.get(address)["Cache-Control"]


@pytest.mark.parametrize("slug", sorted(WIZARDS))
def test_every_wizard_comes_to_advice(home, slug):
    assert "这是建议" in advised(home, slug)


def test_it_speaks_english(home):
    home.cookies["language"] = "en"
    said, found = advised(home), outcome("reduce")
    for text in (found.result, found.reason, *found.next):
        assert text.en in said


@pytest.mark.parametrize("address", ["/advice/", f"/advice/{SLUG}/", FIRST, RESULT])
def test_a_page_asks_the_database_little(home, scene, address, django_assert_max_num_queries):
    say(home)
    with django_assert_max_num_queries(8):
        home.get(address)
