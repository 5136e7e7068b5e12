"""A hall says shipped words its own way: one drafts, another reviews, the shipped ones are a press away."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nuanchuang.journal.models import Row
from nuanchuang.knowledge import linting, reads, shipped
from nuanchuang.knowledge.actions import cards
from nuanchuang.knowledge.actions.cards import Wording
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.refusals import (
    CardUnclear,
    DraftWaiting,
    EnglishMissing,
    NothingShipped,
    OwnCard,
    PlaceUnknown,
    WordingHeldBack,
)
from nuanchuang.platform.refusals import NotAllowed, NotFound

WALK, GREET = "card:bye-walk-slow", "farewell:evening"
GENTLY = Wording("", "送到门口", "您走好，台阶有点滑，我扶您一把。", "门口 台阶", "站起来，送两步。")
EVENING = Wording("", "天晚了", "天黑了，您路上慢一点。", say_en="It is dark, please take care.")


@pytest.fixture
def say(people, now):
    def run(person=None, target=WALK, wording=GENTLY):
        return cards.say_otherwise(person=person or people.trainer, target=target, wording=wording, now=now)

    return run


@pytest.fixture
def review(people, now):
    def run(card, person=None):
        day = now.date() + timedelta(days=30)
        return cards.review_card(
            person=person or people.leader, card=card.id, version=card.version, review_by=day, now=now
        )

    return run


@pytest.fixture
def look(scene, now):
    def run(words="", situation="", hall=None, most=12):
        found = reads.look_up(hall or scene.hall, words, situation, now.date(), most)
        return [(each.card.title, each.own) for each in found]

    return run


def test_it_is_said_here_once_another_has_read_it_and_nowhere_else(say, review, look, scene):
    shipped_title = shipped.library()[WALK].title
    draft = say()
    assert ("送到门口", True) not in look(situation="farewell")
    assert (shipped_title, False) in look(situation="farewell")
    review(draft)
    assert ("送到门口", True) in look(situation="farewell")
    assert (shipped_title, False) not in look(situation="farewell")
    assert ("送到门口", True) not in look(situation="farewell", hall=scene.stranger.hall)


def test_it_is_found_by_the_letters_of_the_shipped_card_and_by_its_own_words(say, review, look):
    review(say())
    assert ("送到门口", True) in look(shipped.library()[WALK].title)
    assert ("送到门口", True) in look("台阶有点滑")
    assert ("送到门口", True) in look("台阶有点滑", "farewell")
    assert ("送到门口", True) not in look("台阶有点滑", "elder")


def test_the_shipped_words_are_one_press_away_and_the_others_stay_in_the_record(
    say, review, look, people, now
):
    card = review(say())
    cards.back_to_shipped(person=people.trainer, target=WALK, now=now)
    assert ("送到门口", True) not in look(situation="farewell")
    assert (shipped.library()[WALK].title, False) in look(situation="farewell")
    assert ("送到门口", True) not in look("台阶有点滑")
    with pytest.raises(NotFound):
        cards.back_to_shipped(person=people.trainer, target=WALK, now=now)
    card.refresh_from_db()
    assert (card.state, card.say) == ("dropped", GENTLY.say)


def test_every_version_is_kept_and_tells_what_was_changed(say, review, people, now):
    review(say())
    review(say(wording=replace(GENTLY, say="您走好，台阶很滑，我扶您一把。")))
    page = reads.page_of(people.leader, WALK, now.date())
    assert [(each.version, each.state) for each in page.versions] == [(2, "reviewed"), (1, "replaced")]
    changed = dict(page.versions[0].from_before)
    assert set(changed) == {"say"}
    assert [(each.gone, each.came) for each in changed["say"]] == [("有点", "很")]
    assert set(dict(page.versions[1].from_before)) == {"title", "say", "note", "keys"}


def test_put_to_rest_it_is_not_found_and_comes_back(people, review, look, now):
    title = shipped.library()[WALK].title
    resting = cards.put_to_rest(person=people.trainer, target=WALK, now=now)
    assert (title, False) in look(situation="farewell")
    review(resting)
    assert (title, False) not in look(situation="farewell")
    assert title not in [name for name, _ in look(title)]
    cards.back_to_shipped(person=people.leader, target=WALK, now=now)
    assert (title, False) in look(situation="farewell")


def test_what_rests_may_be_worded_instead(people, review, say, look, now):
    review(cards.put_to_rest(person=people.trainer, target=WALK, now=now))
    review(say())
    assert ("送到门口", True) in look(situation="farewell")


def test_a_greeting_is_changed_in_both_languages_and_never_looked_up(say, review, look, scene):
    with pytest.raises(EnglishMissing):
        say(target=GREET, wording=replace(EVENING, say_en=""))
    review(say(target=GREET, wording=EVENING))
    said = reads.greetings(scene.hall.id)[GREET]
    assert said is not None
    assert (said.zh, said.en) == (EVENING.say, EVENING.say_en)
    assert not any(own for _, own in look("天黑了"))
    assert reads.greetings(scene.stranger.hall.id) == {}


def test_a_greeting_at_rest_is_not_said(people, review, scene, now):
    review(cards.put_to_rest(person=people.trainer, target=GREET, now=now))
    assert reads.greetings(scene.hall.id) == {GREET: None}


def test_a_card_without_a_question_behind_it_is_found_once_reviewed(people, review, look, now):
    wording = Wording("elder", "老花镜", "这副老花镜您先用，字我给您放大。", "花镜")
    draft = cards.write_card(person=people.leader, wording=wording, now=now)
    assert not any(own for _, own in look("老花镜您先用"))
    with pytest.raises(OwnCard):
        review(draft)
    review(draft, people.trainer)
    assert look("老花镜您先用")[0] == look("老花镜您先用", "elder")[0] == ("老花镜", True)
    assert not any(own for _, own in look("老花镜您先用", "fee"))
    assert ("老花镜", True) in look(situation="elder", most=40)


def test_the_halls_own_never_fill_more_than_half_while_shipped_ones_fit(people, review, look, now):
    for number in range(9):
        wording = Wording("complaint_threat", f"投诉之后{number}", f"投诉我给您记下，这是第{number}步。")
        review(cards.write_card(person=people.trainer, wording=wording, now=now))
    own = [mine for _, mine in look("投诉")]
    assert own == [True] * 6 + [False] * 6


def test_one_change_waits_at_a_time(say, people, now):
    say()
    with pytest.raises(DraftWaiting):
        say(people.leader)
    with pytest.raises(DraftWaiting):
        cards.put_to_rest(person=people.leader, target=WALK, now=now)
    assert Card.objects.count() == 1


def test_two_wordings_are_never_in_force_at_once(say, review, scene):
    card = review(say())
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.bulk_create([Card(
            hall=scene.hall, replaces=WALK, situation="farewell", title="另一张", say="您慢走。",
            state="reviewed", drafted_by=card.drafted_by, drafted_at=card.drafted_at,
            reviewed_by=card.reviewed_by, reviewed_at=card.reviewed_at, review_by=card.review_by,
        )])  # fmt: skip


@pytest.mark.parametrize("target", ["", "card:no-such-card", "welcome:", "moon"])
def test_what_does_not_ship_is_not_changed(say, people, target, now):
    with pytest.raises(NothingShipped):
        say(target=target)
    with pytest.raises(NothingShipped):
        cards.put_to_rest(person=people.trainer, target=target, now=now)
    with pytest.raises(NotFound):
        reads.page_of(people.trainer, target, now.date())


def test_officers_do_not_draft_and_other_halls_see_nothing_of_it(say, review, people, now):
    for person in (people.owner, people.guide, people.stranger):
        with pytest.raises(NotAllowed):
            say(person)
        with pytest.raises(NotAllowed):
            reads.shelf(person, "", "", 10)
        with pytest.raises(NotAllowed):
            cards.back_to_shipped(person=person, target=WALK, now=now)
    card = review(say())
    page = reads.page_of(people.other_leader, WALK, now.date())
    assert (page.in_force, page.versions) == (None, [])
    assert [line.here for line in reads.shelf(people.other_leader, "", "farewell", 99) if line.here] == []
    with pytest.raises(NotFound):
        cards.drop_card(person=people.other_leader, card=card.id, now=now)


def test_the_shelf_shows_what_the_hall_changed_or_finds_what_was_asked_for(say, review, people):
    review(say())
    say(target=GREET, wording=EVENING)
    changed = {
        line.shipped.target: (line.here, line.waiting) for line in reads.shelf(people.leader, "", "", 9)
    }
    assert changed == {WALK: ("own", False), GREET: ("", True)}
    by_letters = [line.shipped.target for line in reads.shelf(people.leader, "ts", "", 99)]
    assert any(target.startswith("card:complaint") for target in by_letters)
    in_words = [line.shipped.target for line in reads.shelf(people.leader, "天晚了", "", 99)]
    assert GREET in in_words
    of_arrival = [line.shipped.target for line in reads.shelf(people.leader, "", "arrival", 99)]
    assert "welcome:elder" in of_arrival
    assert GREET not in of_arrival


@pytest.mark.parametrize(("now_shipped", "told"), [("gone", "gone"), ("changed", "changed"), ("same", "")])
def test_a_release_that_drops_or_changes_the_shipped_words_is_told(
    say, review, people, now, monkeypatch, now_shipped, told
):
    review(say())
    library = dict(shipped.library())
    if now_shipped == "gone":
        del library[WALK]
    elif now_shipped == "changed":
        library[WALK] = replace(library[WALK], say="请您走好。")
    monkeypatch.setattr(shipped, "library", lambda: library)
    page = reads.page_of(people.leader, WALK, now.date())
    assert page.in_force is not None
    assert page.in_force.standing == told
    assert (page.shipped is None) == (now_shipped == "gone")


@pytest.mark.parametrize("wording", [
    replace(GENTLY, title=""), replace(GENTLY, say=""), replace(GENTLY, title="字" * 31),
    replace(GENTLY, say="字" * 301), replace(GENTLY, note="字" * 201), replace(GENTLY, keys="字" * 101),
])  # fmt: skip
def test_words_have_their_size(say, wording):
    with pytest.raises(CardUnclear):
        say(wording=wording)
    assert not Card.objects.exists()


@pytest.mark.parametrize(("target", "text"), [
    (WALK, "您的%(name)s我记下了。"), (GREET, "天晚了，%(matter)s下次再办。"),
])  # fmt: skip
def test_a_place_nothing_fills_is_not_kept(say, target, text):
    with pytest.raises(PlaceUnknown) as refused:
        say(target=target, wording=replace(EVENING, say=text))
    assert "%(" in str(refused.value.values["what"])


def test_known_places_stay(say):
    assert say(wording=replace(GENTLY, say="您的%(matter)s办好了，走好。")).say.startswith("您的%(matter)s")


@pytest.mark.parametrize("say_it", ["你有病吧，快走。", "滚出去。"])
def test_an_insult_is_held_back_in_drafting_and_in_review(say, review, people, now, say_it):
    with pytest.raises(WordingHeldBack) as refused:
        say(wording=replace(GENTLY, say=say_it))
    assert refused.value.looked.stopping
    assert not Card.objects.exists()
    draft = say()
    Card.objects.filter(pk=draft.pk).update(say=say_it)
    with pytest.raises(WordingHeldBack):
        review(draft)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_card_that_saves_face_keeps_the_elements_its_refusal_had(say):
    target = "card:sav-too-late"
    with pytest.raises(WordingHeldBack) as refused:
        say(target=target, wording=replace(GENTLY, say="时间过了。"))
    assert [need.id for need in refused.value.looked.missing] == ["way"]
    kept = say(target=target, wording=replace(GENTLY, say=shipped.library()[target].say + "我陪您看一遍。"))
    assert kept.situation == "saving"


def test_a_new_card_that_says_no_says_all_that_a_no_needs(people, now):
    bare = Wording("refusing", "今天不行", "这件事今天办不成。")
    with pytest.raises(WordingHeldBack) as refused:
        cards.write_card(person=people.trainer, wording=bare, now=now)
    assert {need.id for need in refused.value.looked.missing} >= {"apology", "way"}
    whole = replace(
        bare,
        say="对不起，依据%(ground)s，因为证件过期了，今天办不成。您可以先去派出所换证，我接着给您办。",
    )
    assert cards.write_card(person=people.trainer, wording=whole, now=now).state == "draft"


@pytest.mark.parametrize("target", shipped.library())
def test_every_shipped_word_passes_as_it_stands(target):
    each = shipped.library()[target]
    assert linting.look(each.say, each.situations[0], each, bool(each.ground)).stops == ()


def test_the_journal_names_the_shipped_words_and_none_of_the_halls(say, review, people, now):
    review(say())
    cards.back_to_shipped(person=people.leader, target=WALK, now=now)
    told = list(Row.objects.filter(kind__startswith="knowledge.card").order_by("seq"))
    assert [row.kind for row in told] == [
        "knowledge.card_drafted", "knowledge.card_reviewed", "knowledge.card_dropped",
    ]  # fmt: skip
    for row in told:
        written = str(vars(row))
        assert WALK in written
        assert "台阶" not in written
