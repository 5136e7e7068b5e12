"""What nobody found is noted without its asker, taken on by one officer and answered or declined."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from nuanchuang.catalogue import request_reads
from nuanchuang.catalogue.actions import requests
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.catalogue.reads import UnknownMatter
from nuanchuang.journal import reads as journal
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from tests.support.hall import hire, scene, set_the_scene

__all__ = ["scene"]


@pytest.fixture
def owner(scene, now):
    """The leader who takes requests on."""
    return Person(hire(scene.hall, "810001", now, "leader"))


@pytest.fixture
def colleague(scene, now):
    """A trainer of the same hall."""
    return Person(hire(scene.hall, "810002", now, "trainer"))


@pytest.fixture
def stranger(scene, now):
    """A leader of another hall."""
    return Person(hire(scene.stranger.hall, "910001", now, "leader"))


def ask(scene, now, text="电动轮椅要驾照吗"):
    return requests.ask_for_content(hall=scene.hall, text=text, by="citizen", now=now)


@pytest.fixture
def asked(scene, now):
    return ask(scene, now)


@pytest.fixture
def taken(asked, owner, now):
    return requests.take_request(person=owner, request=asked.id, now=now)


def rows(scene, kind):
    return [row for row in journal.after(scene.hall.id, 0) if row.kind == f"catalogue.{kind}"]


def test_the_same_words_again_raise_the_count(scene, now, asked):
    later = now + timedelta(days=3)
    again = ask(scene, later, "　电动轮椅要驾照吗 ")
    assert (again.id, again.count) == (asked.id, 2)
    assert (again.first_asked, again.last_asked) == (date(2026, 3, 2), date(2026, 3, 5))
    assert ask(scene, now, "别的事").id != asked.id


def test_each_hall_has_its_own(scene, now, asked):
    other = requests.ask_for_content(hall=scene.stranger.hall, text=asked.text, by="citizen", now=now)
    assert (other.id == asked.id, other.count) == (False, 1)


def test_neither_numbers_nor_words_enter_the_journal(scene, now):
    made = ask(scene, now, "王五13800138000要办证")
    assert made.text == "王五××要办证"
    (row,) = rows(scene, "content_asked")
    assert (row.actor, row.subject) == ("citizen", str(made.id))
    assert journal.details(row) == {"count": 1}


@pytest.mark.parametrize("text", ["", "？", "13800138000"])
def test_without_words_nothing_is_noted(scene, now, text):
    with pytest.raises(requests.NothingSaid):
        ask(scene, now, text)
    assert not ContentRequest.objects.exists()


def test_more_than_anybody_can_look_through_is_refused_but_known_words_still_count(scene, now, monkeypatch):
    monkeypatch.setattr(requests, "MOST_OPEN", 2)
    ask(scene, now, "甲乙"), ask(scene, now, "丙丁")
    with pytest.raises(requests.RequestsFull):
        ask(scene, now, "戊己")
    assert ask(scene, now, "甲乙").count == 2


def test_whoever_takes_it_on_answers_within_five_working_days(scene, now, taken, owner):
    assert (taken.owner_id, taken.due, taken.certain) == (owner.id, date(2026, 3, 9), True)
    (row,) = rows(scene, "content_request_taken")
    assert (row.actor, journal.details(row)) == (owner.actor, {"due": "2026-03-09"})


def test_taking_ones_own_again_changes_nothing(scene, now, taken, owner):
    again = requests.take_request(person=owner, request=taken.id, now=now + timedelta(days=2))
    assert again.due == taken.due
    assert len(rows(scene, "content_request_taken")) == 1


def test_a_colleague_may_not_take_it_before_its_day_has_passed(now, taken, colleague):
    with pytest.raises(requests.RequestTaken):
        requests.take_request(person=colleague, request=taken.id, now=now + timedelta(days=7))
    late = requests.take_request(person=colleague, request=taken.id, now=now + timedelta(days=8))
    assert (late.owner_id, late.due) == (colleague.id, date(2026, 3, 17))


def test_the_owner_answers_with_the_matter_that_was_meant(scene, now, taken, owner):
    done = requests.answer_request(person=owner, request=taken.id, matters=["B5"], now=now)
    assert (done.state, done.matter, done.reason) == ("answered", "B5", "")
    (row,) = rows(scene, "content_request_answered")
    assert journal.details(row) == {"matters": ["B5"]}


def test_the_owner_declines_with_a_reason_that_stays_out_of_the_journal(scene, now, taken, owner):
    done = requests.decline_request(person=owner, request=taken.id, reason=" 归市政 管 ", now=now)
    assert (done.state, done.matter, done.reason) == ("declined", "", "归市政 管")
    (row,) = rows(scene, "content_request_declined")
    assert journal.details(row) == {}


@pytest.mark.parametrize("reason", ["", "   ", "长" * 121])
def test_no_reason_or_an_endless_one_declines_nothing(now, taken, owner, reason):
    with pytest.raises(requests.ReasonMissing):
        requests.decline_request(person=owner, request=taken.id, reason=reason, now=now)
    taken.refresh_from_db()
    assert taken.state == "open"


def test_a_matter_that_is_not_there_answers_nothing(now, taken, owner):
    with pytest.raises(UnknownMatter):
        requests.answer_request(person=owner, request=taken.id, matters=["Z9"], now=now)


def test_only_the_owner_answers(now, taken, colleague, stranger):
    for who, refusal in ((colleague, requests.RequestNotYours), (stranger, NotFound)):
        with pytest.raises(refusal):
            requests.answer_request(person=who, request=taken.id, matters=["B5"], now=now)
        with pytest.raises(refusal):
            requests.decline_request(person=who, request=taken.id, reason="不归我们", now=now)
    with pytest.raises(NotFound):
        requests.take_request(person=stranger, request=taken.id, now=now)


def test_nobody_answers_what_nobody_took_on(now, asked, owner):
    with pytest.raises(requests.RequestNotYours):
        requests.answer_request(person=owner, request=asked.id, matters=["B5"], now=now)


@pytest.mark.parametrize("role", ["officer", "guide", "inspector"])
def test_other_roles_neither_take_nor_answer(scene, now, asked, role):
    who = Person(hire(scene.hall, "810009", now, role))
    for act, said in (
        (requests.take_request, {}),
        (requests.answer_request, {"matters": ["B5"]}),
        (requests.decline_request, {"reason": "不归我们"}),
    ):
        with pytest.raises(NotAllowed):
            act(person=who, request=asked.id, now=now, **said)


def test_the_owner_answers_with_several_matters_and_with_words(scene, now, taken, owner):
    done = requests.answer_request(
        person=owner, request=taken.id, matters=["B9", "B1", "B9"], say=" 先问 导办员 ", now=now
    )
    assert (done.matter, done.more, done.reason) == ("B9", ["B1"], "先问 导办员")
    (row,) = rows(scene, "content_request_answered")
    assert journal.details(row) == {"matters": ["B9", "B1"]}


def test_words_alone_answer_too(now, taken, owner):
    done = requests.answer_request(person=owner, request=taken.id, matters=[], say="不用驾驶证。", now=now)
    assert (done.state, done.matter, done.more, done.reason) == ("answered", "", [], "不用驾驶证。")


@pytest.mark.parametrize(
    ("matters", "say"),
    [([], ""), ([], "  "), (["B5"], "长" * 121), (["B1", "B2", "B3", "B4"], "")],
)
def test_nothing_or_more_than_anybody_reads_answers_nothing(now, taken, owner, matters, say):
    with pytest.raises(requests.AnswerMissing):
        requests.answer_request(person=owner, request=taken.id, matters=matters, say=say, now=now)
    taken.refresh_from_db()
    assert taken.state == "open"


def test_what_has_its_answer_is_settled_and_asking_again_only_counts(scene, now, taken, owner):
    requests.answer_request(person=owner, request=taken.id, matters=["B5"], now=now)
    with pytest.raises(requests.RequestSettled):
        requests.take_request(person=owner, request=taken.id, now=now)
    again = ask(scene, now)
    assert (again.count, again.state) == (2, "answered")


def test_an_answer_citizens_will_read_insults_nobody_and_says_the_rest_as_it_likes(taken, owner, now):
    with pytest.raises(requests.AnswerInsults):
        requests.answer_request(person=owner, request=taken.id, matters=[], say="你脑子有病。", now=now)
    taken.refresh_from_db()
    assert taken.state == "open"
    requests.answer_request(person=owner, request=taken.id, matters=[], say="按规定这不能办。", now=now)


def test_an_answer_is_corrected_by_anybody_who_answers_and_the_journal_keeps_both(
    scene, now, taken, owner, colleague, stranger
):
    requests.answer_request(person=owner, request=taken.id, matters=["B5", "B9"], say="旧话", now=now)
    with pytest.raises(NotFound):
        requests.answer_request(person=stranger, request=taken.id, matters=["B1"], now=now)
    done = requests.answer_request(person=colleague, request=taken.id, matters=["B1"], now=now)
    assert (done.owner_id, done.matter, done.more, done.reason) == (colleague.id, "B1", [], "")
    done = requests.decline_request(person=owner, request=taken.id, reason="归市政管", now=now)
    assert (done.state, done.matter, done.reason) == ("declined", "", "归市政管")
    assert len(rows(scene, "content_request_answered")) == 1
    (anew,) = rows(scene, "content_request_answered_anew")
    assert (anew.actor, journal.details(anew)) == (colleague.actor, {"matters": ["B1"]})
    (last,) = rows(scene, "content_request_declined_anew")
    assert last.actor == owner.actor


def test_two_who_correct_at_once_do_not_write_over_each_other(now, taken, owner, colleague, monkeypatch):
    requests.answer_request(person=owner, request=taken.id, matters=["B5"], now=now)
    known = requests.access.content_request

    def meanwhile(hall, request):
        found = known(hall, request)
        ContentRequest.objects.filter(pk=request).update(matter="B1")
        return found

    monkeypatch.setattr(requests.access, "content_request", meanwhile)
    with pytest.raises(requests.RequestSettled):
        requests.decline_request(person=colleague, request=taken.id, reason="归市政管", now=now)


def test_the_list_begins_with_what_is_asked_most(scene, now, taken, owner, colleague):
    for _ in range(2):
        often = ask(scene, now, "老头乐上牌")
    waiting, settled = request_reads.content_requests(scene.hall.id, colleague.id, date(2026, 3, 2))
    assert [(each.id, each.takable, each.mine) for each in waiting] == [
        (often.id, True, False),
        (taken.id, False, False),
    ]
    assert settled == []
    requests.answer_request(person=owner, request=taken.id, matters=["B5"], now=now)
    (done,) = request_reads.content_requests(scene.hall.id, owner.id, date(2026, 3, 2))[1]
    assert (done.owner, done.matters[0][0], str(done.matters[0][1])) == ("810001", "B5", "驾驶证期满换证")


def test_a_day_that_has_passed_is_shown_and_lets_others_take_it(scene, now, taken, owner, colleague):
    for day, late in ((date(2026, 3, 9), False), (date(2026, 3, 10), True)):
        (card,) = request_reads.content_requests(scene.hall.id, colleague.id, day)[0]
        assert (card.overdue, card.takable) == (late, late)
        (own,) = request_reads.content_requests(scene.hall.id, owner.id, day)[0]
        assert (own.overdue, own.mine, own.takable) == (late, True, False)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"count": 0}, "catalogue_request_was_asked"),
        ({"due": date(2026, 3, 9)}, "catalogue_request_owned_until"),
        ({"state": "answered"}, "catalogue_request_settled"),
        ({"reason": "无"}, "catalogue_request_settled"),
        ({"state": "lost"}, "catalogue_request_settled"),
    ],
)
def test_the_database_itself_refuses_a_request_that_cannot_be(asked, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ContentRequest.objects.filter(pk=asked.pk).update(**changes)


def test_two_who_ask_at_the_same_moment_make_one_request(together, now):
    hall = set_the_scene(now).hall

    def one():
        return requests.ask_for_content(hall=hall, text="电动轮椅", by="citizen", now=now)

    made = together(*[one] * 4)
    assert {each.id for each in made} == {ContentRequest.objects.get().id}
    assert ContentRequest.objects.get().count == 4
