"""A question to the duty leader: asked in one press, answered, never lost; the answer drafts a card."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nuanchuang.journal.models import Row
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import consultations
from nuanchuang.knowledge.actions.consultations import Reply
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Card, Consultation
from nuanchuang.knowledge.refusals import (
    AnswerEmpty,
    ConsultationOver,
    OptionsWrong,
    OwnConsultation,
    QuestionEmpty,
    StillOpen,
    UnknownGround,
)
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import new_id
from nuanchuang.platform.refusals import NotAllowed, NotFound
from tests.support.hall import hire, set_the_scene

QUESTION = "老人的委托书没有写日期，能不能先收下再补？"
WAYS = ("先收，三天内补日期", "请家人现在补签", "按缺件告知")


@pytest.fixture
def ask(people, about, now):
    def run(question=QUESTION, options=WAYS, person=None):
        asker = person or people.owner
        asked = consultations.consult(person=asker, about=about, question=question, options=options, now=now)
        return asked.consultation

    return run


@pytest.fixture
def answer(people, now):
    def run(asked, *, person=None, at=now, **reply):
        return consultations.answer(
            person=person or people.leader, consultation=asked.id, reply=Reply(**reply), now=at
        )

    return run


def test_a_question_stands_open_with_its_ways_and_is_due_in_ten_minutes(ask, people, now):
    asked = ask()
    assert (asked.state, asked.options, asked.asker_id) == ("open", list(WAYS), people.owner.id)
    assert asked.due_at == now + timedelta(minutes=10)


def test_asker_and_leader_see_the_same_minutes(ask, people, now):
    ask()
    later = now + timedelta(minutes=10, seconds=1)
    for line in (reads.mine(people.owner, later)[0], reads.open_questions(people.leader, later)[0]):
        assert (line.timer.minutes, line.timer.overdue) == (10, True)
    assert not reads.mine(people.owner, now + timedelta(minutes=10))[0].timer.overdue


@pytest.mark.parametrize("options", [(), ("一个",), ("同", "同"), tuple("一二三四五"), ("好", "长" * 61)])
def test_ways_are_two_to_four_different_short_ones(ask, options):
    with pytest.raises(OptionsWrong):
        ask(options=options)
    assert not Consultation.objects.exists()


def test_empty_lines_among_the_ways_are_left_out(ask):
    assert ask(options=("收", "", " ", "不收")).options == ["收", "不收"]


@pytest.mark.parametrize("question", ["", "？", "00000000000", "字" * 301])
def test_a_question_says_something_and_not_too_much(ask, question):
    with pytest.raises(QuestionEmpty):
        ask(question=question)


def test_names_and_numbers_are_hidden_in_question_and_ways(people, about, now):
    asked = consultations.consult(
        person=people.owner, about=about, question="王某某先生的证号 00000000000 对不上",
        options=("打 00000000000 问", "请他明天来"), now=now,
    )  # fmt: skip
    assert asked.consultation.question == "××先生的证号 ×× 对不上"
    assert asked.consultation.options[0] == "打 ×× 问"
    assert asked.hidden == ("number", "name")


def test_a_leader_answers_with_one_of_the_ways_in_words_or_both(ask, answer):
    assert answer(ask(), choice=1).answer == "请家人现在补签"
    assert answer(ask(), words="都不合适，走缺件告知").answer == "都不合适，走缺件告知"
    both = answer(ask(), choice=0, words="请他写下承诺")
    assert (both.choice, both.answer, both.state) == (0, "先收，三天内补日期。请他写下承诺", "answered")


@pytest.mark.parametrize("reply", [{}, {"choice": 3}, {"choice": -1}, {"words": " "}, {"words": "字" * 301},
                                   {"choice": 0, "words": "字" * 300}])  # fmt: skip
def test_an_answer_says_something(ask, answer, reply):
    asked = ask()
    with pytest.raises(AnswerEmpty):
        answer(asked, **reply)
    asked.refresh_from_db()
    assert asked.state == "open"


def test_a_ground_of_the_catalogue_may_stand_behind_it_and_no_other(ask, answer, people, now):
    asked = ask()
    with pytest.raises(UnknownGround):
        answer(asked, choice=0, ground="moon-1")
    answer(asked, choice=0, ground="accident-9")
    assert reads.mine(people.owner, now)[0].ground.article == 9


def test_who_asks_does_not_answer_be_it_a_leader(ask, answer, people):
    asked = ask(person=people.leader)
    with pytest.raises(OwnConsultation):
        answer(asked, choice=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=asked.pk).update(
            state="answered", answer="收", answered_by=people.leader.officer, ended_at=asked.asked_at
        )


def test_an_officer_and_another_halls_leader_do_not_answer(ask, answer, people, now):
    asked = ask()
    with pytest.raises(NotAllowed):
        answer(asked, person=people.colleague, choice=0)
    with pytest.raises(NotFound):
        answer(asked, person=people.other_leader, choice=0)
    assert reads.open_questions(people.other_leader, now) == []


def test_a_colleague_does_not_see_it_as_theirs(ask, people, now):
    asked = ask()
    with pytest.raises(NotFound):
        reads.question(people.colleague, asked.id, now)
    for act in (consultations.withdraw, consultations.take):
        with pytest.raises(NotFound):
            act(person=people.colleague, consultation=asked.id, now=now)


def test_it_ends_once(ask, answer, people, now):
    asked = ask()
    answer(asked, choice=0)
    with pytest.raises(ConsultationOver):
        answer(asked, choice=1)
    with pytest.raises(ConsultationOver):
        consultations.withdraw(person=people.owner, consultation=asked.id, now=now)


def test_withdrawn_it_waits_for_nobody(ask, answer, people, now):
    asked = ask()
    assert consultations.withdraw(person=people.owner, consultation=asked.id, now=now).state == "withdrawn"
    assert reads.open_questions(people.leader, now) == []
    with pytest.raises(ConsultationOver):
        answer(asked, choice=0)


def test_the_desks_bar_counts_what_waits_and_what_was_answered_until_it_is_taken(ask, answer, people, now):
    ask()
    asked = ask()
    with pytest.raises(StillOpen):
        consultations.take(person=people.owner, consultation=asked.id, now=now)
    answer(asked, choice=0)
    bar = reads.at_the_desk(people.owner.id)
    assert (bar.waiting, bar.answered) == (1, 1)
    for _ in range(2):
        consultations.take(person=people.owner, consultation=asked.id, now=now)
    assert reads.at_the_desk(people.owner.id).answered == 0
    assert reads.at_the_desk(people.colleague.id).waiting == 0


def test_what_was_not_read_yet_stands_first(ask, answer, people, now):
    old, waiting = ask("旧的问题已经读过"), ask("还在等")
    answer(old, choice=0)
    consultations.take(person=people.owner, consultation=old.id, now=now)
    fresh = ask("刚答复")
    answer(fresh, choice=0)
    assert [each.id for each in reads.mine(people.owner, now)] == [fresh.id, waiting.id, old.id]


def test_question_and_answer_are_found_by_colleagues_once_answered(ask, answer, people, now):
    asked = ask()
    assert reads.find(people.colleague, "委托书", now).answers == []
    answer(asked, choice=1)
    for needle in ("委托书", "补签"):
        assert [each.id for each in reads.find(people.colleague, needle, now).answers] == [asked.id]
    assert reads.find(people.stranger, "委托书", now).answers == []


def test_every_answer_drafts_a_card_that_nobody_finds_yet(ask, answer, people, now):
    asked = answer(ask(), choice=1, ground="accident-9")
    card = Card.objects.get()
    assert (card.consultation_id, card.state, card.drafted_by_id) == (asked.id, "draft", people.leader.id)
    assert (card.title, card.say, card.ground) == (asked.question[:30], "请家人现在补签", "accident-9")
    assert reads.find(people.owner, "补签", now).cards == []


def test_the_journal_tells_each_step_and_the_minutes_but_no_words(ask, answer, people, now):
    answer(ask(), choice=0, at=now + timedelta(minutes=4))
    rows = Row.objects.filter(kind__startswith="knowledge.").order_by("seq")
    assert [(row.kind, row.data) for row in rows] == [
        ("knowledge.consultation_asked", '{"matter":"A10"}'),
        ("knowledge.consultation_answered", '{"minutes":4}'),
        ("knowledge.card_drafted", "{}"),
    ]


def test_of_an_answer_and_a_withdrawal_at_the_same_moment_one_wins(real_db, together, now):
    scene = set_the_scene(now)
    leader, owner = Person(hire(scene.hall, "800010", now, "leader")), Person(scene.owner.officer)
    about = About(new_id(), "A10", {})
    for _ in range(5):
        asked = consultations.consult(
            person=owner, about=about, question=QUESTION, options=WAYS, now=now
        ).consultation
        results = together(
            lambda asked=asked: consultations.answer(
                person=leader, consultation=asked.id, reply=Reply(choice=0), now=now
            ),
            lambda asked=asked: consultations.withdraw(person=owner, consultation=asked.id, now=now),
        )
        assert sum(isinstance(each, ConsultationOver) for each in results) == 1
        assert sum(isinstance(each, Consultation) for each in results) == 1


def test_after_a_restart_the_question_still_waits(real_db, second_process, now):
    owner = Person(set_the_scene(now).owner.officer)
    consultations.consult(
        person=owner, about=About(new_id(), "A10", {}), question=QUESTION, options=WAYS, now=now
    )
    other = second_process(
        "from nuanchuang.knowledge import reads\n"
        f"import uuid; print(reads.at_the_desk(uuid.UUID('{owner.id}')).waiting)"
    )
    assert other.communicate()[0].strip() == "1"
