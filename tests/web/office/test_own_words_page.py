"""In the office shipped words are found, said otherwise, reviewed, compared, put to rest and taken back."""

import re
from urllib.parse import quote

import pytest

from nuanchuang.knowledge.models import Card
from nuanchuang.platform.ids import link_code

CARDS, NEW = "/office/cards/", "/office/cards/new/"
WALK = "/office/cards/shipped/card:bye-walk-slow/"
GREET = "/office/cards/shipped/welcome:elder/"
WORDS = {"title": "送到门口", "say": "您走好，台阶有点滑，我扶您一把。", "note": "", "keys": "门口"}
OWN = {"situation": "elder", "title": "老花镜", "say": "这副老花镜您先用，字我给您放大。"}


def see(client, path=CARDS):
    reply = client.get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def press(client, address, **said):
    return client.post(address, {"once": link_code(), **said})


def agree(client, card, **said):
    return press(client, f"{CARDS}{card.id}/review/", version=card.version, review_by="2026-08-01", **said)


@pytest.fixture
def trainer(signed_in):
    return signed_in("trainer")


@pytest.fixture
def leader(signed_in):
    return signed_in("leader")


@pytest.mark.parametrize("query", ["find=慢走", "find=qnmz", "situation=farewell"])
def test_shipped_words_are_found_by_word_letters_and_situation(trainer, query):
    html = see(trainer, f"{CARDS}?{query}")
    assert 'data-shipped="card:bye-walk-slow"' in html
    assert f'href="{WALK}"' in html


def test_without_a_question_only_what_the_hall_changed_is_listed(trainer):
    assert "data-shipped" not in see(trainer)
    press(trainer, WALK, **WORDS)
    assert re.findall(r'data-shipped="([^"]+)"', see(trainer)) == ["card:bye-walk-slow"]


def test_reworded_it_waits_for_another_who_sees_the_difference_and_puts_it_in_force(trainer, leader):
    assert press(trainer, WALK, **WORDS).url == WALK
    card = Card.objects.get()
    assert "您写的，由另一位同事来审" in see(trainer, WALK)
    assert agree(trainer, card).status_code == 403
    html = see(leader, WALK)
    assert "现在说的就是原话" in text(html)
    assert re.search(r"<ins>[^<]+</ins>", html)
    assert agree(leader, card, here="1").url == WALK
    html = text(see(leader, WALK))
    assert "本厅现在说的 送到门口" in html
    assert "现在说的就是原话" not in html


def test_back_to_the_shipped_words_in_one_press_with_the_versions_kept(trainer, leader):
    press(trainer, WALK, **WORDS)
    agree(leader, Card.objects.get())
    assert press(trainer, f"{WALK}back/").url == WALK
    html = see(trainer, WALK)
    assert "现在说的就是原话" in text(html)
    assert 'data-version="1"' in html
    assert press(trainer, f"{WALK}back/").status_code == 404


def test_put_to_rest_by_two(trainer, leader):
    assert press(trainer, f"{GREET}rest/").url == GREET
    agree(leader, Card.objects.get())
    assert "这句话本厅先不说" in text(see(trainer, GREET))
    assert "先不说" in text(see(trainer))


def test_a_greeting_asks_for_its_english_and_keeps_what_was_typed(trainer):
    said = {"title": "慢慢说", "say": "您慢慢讲，我听着。"}
    reply = press(trainer, GREET, **said)
    html = reply.content.decode()
    assert reply.status_code == 422
    assert "请把英文也写上" in html
    assert said["say"] in html
    assert press(trainer, GREET, **said, say_en="Take your time.").url == GREET


def test_a_card_of_the_halls_own_is_written_without_a_question(trainer, leader):
    assert press(trainer, NEW, **OWN).url == CARDS
    card = Card.objects.get()
    assert (card.consultation, card.situation) == (None, "elder")
    assert "老花镜" in see(leader)
    assert agree(leader, card).url == CARDS


@pytest.mark.parametrize("address", [NEW, WALK])
def test_an_insult_is_told_with_a_better_way_and_nothing_typed_is_lost(trainer, address):
    reply = press(trainer, address, **{**OWN, "say": "这副老花镜您先用，用完滚出去。"})
    html = reply.content.decode()
    assert reply.status_code == 422
    assert "要改" in html
    assert "用完滚出去" in html
    assert not Card.objects.exists()


def test_what_a_refusal_lacks_is_named_with_an_example(trainer):
    reply = press(trainer, NEW, **{**OWN, "situation": "refusing", "say": "这件事今天办不成。"})
    assert reply.status_code == 422
    assert "还缺" in reply.content.decode()


def test_a_suggestion_stops_nobody_and_both_see_it(trainer, leader):
    press(trainer, NEW, **{**OWN, "say": "你等着，我看看。"})
    assert Card.objects.count() == 1
    for client in (trainer, leader):
        assert "可以更好" in see(client)


def test_a_second_change_waits_until_the_first_is_read(trainer, leader):
    press(trainer, WALK, **WORDS)
    reply = press(leader, WALK, **WORDS)
    assert reply.status_code == 409
    assert "等审" in reply.content.decode()


@pytest.mark.parametrize("target", ["moon", "card:moon", "welcome:", "card:"])
def test_an_address_of_nothing_is_not_found(trainer, target):
    assert trainer.get(f"/office/cards/shipped/{quote(target)}/").status_code == 404
    for verb in ("", "rest/", "back/"):
        assert press(trainer, f"/office/cards/shipped/{target}/{verb}", **WORDS).status_code == 404


def test_officers_guides_and_inspectors_stay_out_and_other_halls_see_nothing(
    signed_in, trainer, leader, scene
):
    press(trainer, WALK, **WORDS)
    agree(leader, Card.objects.get())
    for role in ("officer", "guide", "inspector", "administrator"):
        client = signed_in(role)
        for address in (CARDS, NEW, WALK):
            assert client.get(address).status_code == 403
        for address in (NEW, WALK, f"{WALK}rest/", f"{WALK}back/"):
            assert press(client, address, **{**OWN, **WORDS}).status_code == 403
    other = signed_in("trainer", hall=scene.stranger.hall)
    assert "台阶有点滑" not in see(other, WALK)
    assert press(other, f"{WALK}back/").status_code == 404
    assert Card.objects.get().state == "reviewed"


def test_the_pages_ask_little(trainer, leader, django_assert_max_num_queries):
    press(trainer, WALK, **WORDS)
    agree(leader, Card.objects.get())
    press(trainer, WALK, **{**WORDS, "say": "您走好，我送您到门口。"})
    for address in (CARDS, f"{CARDS}?find=您", WALK, GREET, NEW):
        with django_assert_max_num_queries(9):
            see(leader, address)
