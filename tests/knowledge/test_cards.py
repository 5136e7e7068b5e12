"""A card learned from an answer is used only once somebody else has read it, and until its day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import cards, consultations
from nuanchuang.knowledge.actions.cards import Wording
from nuanchuang.knowledge.actions.consultations import Reply
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.refusals import CardNotADraft, CardUnclear, DraftWaiting, OwnCard, ReviewDayWrong
from nuanchuang.platform.refusals import NotAllowed, NotFound

BETTER = Wording("missing", "委托书没写日期", "请您现在补上日期，我等您。", "wts 委托 日期")


@pytest.fixture
def draft(people, about, now):
    asked = consultations.consult(
        person=people.owner,
        about=about,
        question="委托书没写日期，怎么办？",
        options=("补签", "告知缺件"),
        now=now,
    ).consultation
    consultations.answer(person=people.leader, consultation=asked.id, reply=Reply(choice=0), now=now)
    return Card.objects.get()


@pytest.fixture
def review(people, draft, now):
    def run(person=None, days=30, version=None):
        wanted = draft.version if version is None else version
        day = now.date() + timedelta(days=days)
        return cards.review_card(
            person=person or people.trainer, card=draft.id, version=wanted, review_by=day, now=now
        )

    return run


@pytest.fixture
def revise(people, draft, now):
    def run(person=None, wording=BETTER):
        made = cards.revise_card(person=person or people.trainer, card=draft.id, wording=wording, now=now)
        draft.refresh_from_db()
        return made

    return run


def found(person, now):
    return [card.title for card in reads.find(person, "委托", now).cards]


def test_a_draft_waits_in_the_office_and_is_not_used(draft, people, scene, now):
    assert [(each.id, each.drafted_by) for each in reads.drafts(people.leader, now.date())] == [
        (draft.id, "800010")
    ]
    assert reads.cards(scene.hall, now.date()) == []


def test_reviewed_by_another_it_is_found_with_owner_version_and_day(review, people, scene, now):
    review()
    assert found(people.colleague, now) == ["委托书没写日期，怎么办？"]
    line = reads.cards(scene.hall, now.date())[0]
    assert (line.owner, line.version, line.state) == ("800011", 1, "reviewed")
    assert line.review_by == now.date() + timedelta(days=30)
    assert (line.situations, line.say) == (("answering",), "补签")


def test_who_worded_it_does_not_review_it(review, people, draft):
    with pytest.raises(OwnCard):
        review(people.leader)
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=draft.pk).update(reviewed_by=people.leader.officer)


def test_who_words_it_better_is_its_author_now_and_the_leader_may_review(review, revise, people, now):
    card = revise()
    assert (card.title, card.situation, card.version, card.state) == ("委托书没写日期", "missing", 2, "draft")
    with pytest.raises(OwnCard):
        review(people.trainer)
    review(people.leader)
    assert found(people.owner, now) == ["委托书没写日期"]
    assert [card.title for card in reads.find(people.owner, "wts", now).cards] == ["委托书没写日期"]


def test_reworded_after_review_the_old_words_hold_until_the_new_ones_are_read(
    review, revise, people, draft, now
):
    review()
    newer = revise()
    assert newer.id != draft.id
    assert found(people.owner, now) == ["委托书没写日期，怎么办？"]
    day = now.date() + timedelta(days=30)
    cards.review_card(person=people.leader, card=newer.id, version=2, review_by=day, now=now)
    assert found(people.owner, now) == ["委托书没写日期"]
    draft.refresh_from_db()
    assert (draft.state, draft.title, draft.say) == ("replaced", "委托书没写日期，怎么办？", "补签")


def test_what_has_a_newer_version_is_neither_reworded_nor_reviewed_again(review, revise, people, draft, now):
    review()
    newer = revise()
    with pytest.raises(DraftWaiting):
        revise()
    day = now.date() + timedelta(days=30)
    cards.review_card(person=people.leader, card=newer.id, version=2, review_by=day, now=now)
    for act in (revise, review):
        with pytest.raises(CardNotADraft):
            act()


def test_a_review_holds_for_the_version_that_was_read(review, revise, people):
    revise()
    with pytest.raises(CardNotADraft):
        review(people.leader, version=1)


def test_from_the_day_after_its_day_it_is_marked_expired_and_a_new_review_mends_it(review, scene, now):
    review(days=30)
    last, after = (now.date() + timedelta(days=days) for days in (30, 31))
    assert not reads.cards(scene.hall, last)[0].expired
    assert reads.cards(scene.hall, after)[0].expired
    review(days=60)
    assert not reads.cards(scene.hall, after)[0].expired


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_the_day_of_the_next_review_lies_ahead_within_a_year(review, days):
    with pytest.raises(ReviewDayWrong):
        review(days=days)


@pytest.mark.parametrize("wording", [
    Wording("moon", "标题", "要说的话"), Wording("missing", "", "要说的话"), Wording("missing", "标题", ""),
    Wording("missing", "字" * 31, "要说的话"), Wording("missing", "标题", "字" * 301),
    Wording("missing", "标题", "要说的话", "字" * 101),
])  # fmt: skip
def test_a_card_has_a_situation_a_title_and_words_of_its_size(revise, wording, draft):
    with pytest.raises(CardUnclear):
        revise(wording=wording)
    draft.refresh_from_db()
    assert draft.version == 1


def test_dropped_it_is_gone_from_use_and_from_the_drafts_once(review, people, draft, scene, now):
    review()
    cards.drop_card(person=people.trainer, card=draft.id, now=now)
    assert found(people.owner, now) == reads.drafts(people.trainer, now.date()) == []
    assert reads.cards(scene.hall, now.date()) == []
    for act in (lambda: cards.drop_card(person=people.trainer, card=draft.id, now=now), review):
        with pytest.raises(CardNotADraft):
            act()


def test_officers_and_other_halls_do_not_touch_it(review, revise, people, draft, now):
    for act in (review, revise):
        with pytest.raises(NotAllowed):
            act(people.colleague)
        with pytest.raises(NotFound):
            act(people.other_leader)
    with pytest.raises(NotFound):
        cards.drop_card(person=people.other_leader, card=draft.id, now=now)
    assert reads.drafts(people.other_leader, now.date()) == []


def test_where_a_card_is_said_has_a_name_of_conduct():
    assert [(code, name) for code, name in reads.situations() if code == name] == []
    assert ("missing", "缺材料") in reads.situations()
