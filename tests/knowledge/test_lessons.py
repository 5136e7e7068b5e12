"""Own errors are put right first and told without blame; a look back is one's own until shared."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nuanchuang.journal.models import Row
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import lessons
from nuanchuang.knowledge.actions.lessons import Report
from nuanchuang.knowledge.models import LookBack, OwnError
from nuanchuang.knowledge.refusals import AlreadySent, LookBackEmpty, NotPutRight, ReportEmpty
from nuanchuang.platform.refusals import NotAllowed, NotFound

WHOLE = Report("少告知了一样材料，群众多跑一趟", "打电话道歉，给留了补齐即办号", "清单从上到下念一遍再告知")
FIVE = (
    "他等久了，我先解释规定",
    "让他安心办完",
    "请他坐下这一步",
    "先说体谅，再说规定",
    "想听同事怎么说",
)


@pytest.fixture
def noted(people, now):
    return lessons.note_error(person=people.owner, report=Report(WHOLE.happened), now=now)


@pytest.fixture
def look(people, now):
    return lessons.look_back(person=people.owner, answers=FIVE, now=now)


def send(person, error, now, report=WHOLE):
    return lessons.send_error(person=person, error=error.id, report=report, now=now)


def test_a_noted_error_is_due_in_a_day_and_nobody_elses_yet(noted, people, now):
    line = reads.errors_of(people.owner, now)[0]
    assert (line.happened, line.due_at) == ("少告知了一样材料，群众多跑一趟", now + timedelta(hours=24))
    assert reads.sent_errors(people.leader, now) == reads.errors_of(people.colleague, now) == []


def test_after_a_day_its_author_is_reminded_and_once_sent_no_more(noted, people, now):
    later = now + timedelta(hours=24, seconds=1)
    assert not reads.errors_of(people.owner, now + timedelta(hours=24))[0].overdue
    assert reads.errors_of(people.owner, later)[0].overdue
    send(people.owner, noted, later)
    assert not reads.errors_of(people.owner, later)[0].overdue


@pytest.mark.parametrize("fixed", ["", "  ", "。"])
def test_it_is_put_right_first(noted, people, now, fixed):
    with pytest.raises(NotPutRight):
        send(people.owner, noted, now, Report(WHOLE.happened, fixed))
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnError.objects.update(sent_at=now)


def test_sent_the_leaders_read_what_happened_and_not_who_it_was(noted, people, now):
    send(people.owner, noted, now)
    line = reads.sent_errors(people.leader, now)[0]
    assert (line.fixed, line.prevent) == ("打电话道歉，给留了补齐即办号", "清单从上到下念一遍再告知")
    assert not any(people.owner.officer.badge in str(each) for each in vars(line).values())


def test_colleagues_inspectors_and_other_halls_do_not_read_it(noted, people, now):
    send(people.owner, noted, now)
    for person in (people.colleague, people.trainer):
        with pytest.raises(NotAllowed):
            reads.sent_errors(person, now)
    assert reads.sent_errors(people.other_leader, now) == []


def test_only_its_author_sends_it_and_once(noted, people, now):
    for person in (people.colleague, people.leader, people.stranger):
        with pytest.raises(NotFound):
            send(person, noted, now)
    send(people.owner, noted, now)
    with pytest.raises(AlreadySent):
        send(people.owner, noted, now)


@pytest.mark.parametrize("report", [Report(""), Report("字" * 201), Report("出了错", "字" * 201)])
def test_a_report_says_what_happened_in_a_line(people, now, report):
    with pytest.raises(ReportEmpty):
        lessons.note_error(person=people.owner, report=report, now=now)


def test_a_look_back_is_its_authors_alone_until_shared(look, people, now):
    assert reads.looks_of(people.owner)[0].answers[2] == "请他坐下这一步"
    assert reads.looks_of(people.colleague) == reads.shared_looks(people.leader) == []
    lessons.share_look_back(person=people.owner, look=look.id, now=now)
    for person in (people.leader, people.trainer):
        assert reads.shared_looks(person)[0].answers[0].startswith("他等久了")
    assert reads.shared_looks(people.other_leader) == []
    with pytest.raises(NotAllowed):
        reads.shared_looks(people.colleague)


def test_private_it_may_be_worded_anew_shared_no_more(look, people, now):
    lessons.rewrite_look_back(person=people.owner, look=look.id, answers=["先听他讲完"], now=now)
    assert reads.looks_of(people.owner)[0].answers == ("先听他讲完", "", "", "", "")
    lessons.share_look_back(person=people.owner, look=look.id, now=now)
    for act in (lambda: lessons.share_look_back(person=people.owner, look=look.id, now=now),
                lambda: lessons.rewrite_look_back(
                    person=people.owner, look=look.id, answers=FIVE, now=now
                )):  # fmt: skip
        with pytest.raises(AlreadySent):
            act()


def test_nobody_else_words_or_shares_it(look, people, now):
    for person in (people.colleague, people.leader, people.stranger):
        with pytest.raises(NotFound):
            lessons.share_look_back(person=person, look=look.id, now=now)
        with pytest.raises(NotFound):
            lessons.rewrite_look_back(person=person, look=look.id, answers=FIVE, now=now)


@pytest.mark.parametrize("answers", [[], [""] * 5, ["。"], ["字" * 301]])
def test_a_look_back_answers_at_least_one_question(people, now, answers):
    with pytest.raises(LookBackEmpty):
        lessons.look_back(person=people.owner, answers=answers, now=now)
    assert not LookBack.objects.exists()


def test_the_journal_knows_neither_the_words_nor_the_officer(noted, look, people, now):
    send(people.owner, noted, now)
    lessons.share_look_back(person=people.owner, look=look.id, now=now)
    rows = Row.objects.filter(kind__startswith="knowledge.").order_by("seq")
    assert [(row.kind, row.actor, row.data) for row in rows] == [
        ("knowledge.error_noted", "officer", "{}"),
        ("knowledge.look_back_written", "officer", "{}"),
        ("knowledge.error_sent", "officer", '{"in_time":true}'),
        ("knowledge.look_back_shared", "officer", "{}"),
    ]
