"""A line left for the next officer: its author's to withdraw, the hall's to read, nobody else's."""

import pytest

from nuanchuang.journal.models import Row
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions.memos import remove_memo, write_memo
from nuanchuang.knowledge.models import Memo
from nuanchuang.knowledge.refusals import MemoEmpty, MemoGone, MemoNotYours
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.platform.search import TooShort

TEXT = "委托书上日期常常漏写，先看这一处"


@pytest.fixture
def write(people, about, now):
    def run(text=TEXT, person=None, facts=("plates",), about=about):
        return write_memo(person=person or people.owner, about=about, facts=facts, text=text, now=now)

    return run


def found(person, needle, now):
    return [line.text for line in reads.find(person, needle, now).memos]


def similar(person, about):
    return [line.text for line in reads.similar_memos(person, about)]


def test_a_memo_keeps_its_case_matter_chosen_facts_author_and_time(write, people, about, now):
    memo = write(facts=["plates", "kind", "moon"]).memo
    assert (memo.case, memo.matter, memo.facts) == (about.case, "A10", ["kind=car", "plates=one_lost"])
    assert (memo.author_id, memo.at, memo.state) == (people.owner.id, now, "kept")


def test_a_colleague_finds_it_by_two_characters_and_on_the_next_such_case(write, people, about, now):
    write()
    assert found(people.colleague, "漏写", now) == [TEXT]
    assert similar(people.colleague, about) == [TEXT]
    line = reads.find(people.colleague, "漏写", now).memos[0]
    assert (line.author, line.own, line.removable) == ("800001", False, False)
    assert [(asked.zh, told.zh) for asked, told in line.answers] == [
        ("号牌现在是什么情况？", "丢了一面，还有一面"),
    ]  # fmt: skip


def test_a_stranger_finds_nothing(write, people, about, now):
    memo = write().memo
    assert found(people.stranger, "漏写", now) == []
    assert similar(people.stranger, about) == []
    for person in (people.stranger, people.other_leader):
        with pytest.raises(NotFound):
            remove_memo(person=person, memo=memo.id, now=now)


def test_who_does_not_serve_neither_writes_nor_searches(write, people, now):
    with pytest.raises(NotAllowed):
        write(person=people.guide)
    with pytest.raises(NotAllowed):
        reads.find(people.guide, "漏写", now)


def test_one_character_is_too_little_to_search_for(write, people, now):
    with pytest.raises(TooShort):
        reads.find(people.owner, "漏", now)


def test_what_was_hidden_is_told_and_kept_nowhere(write):
    written = write("车主电话 00000000000，王某某先生不识字")
    assert written.hidden == ("number", "name")
    assert written.memo.text == "车主电话 ××，××先生不识字"


@pytest.mark.parametrize("text", ["", "   ", "好", "00000000000", "，。！", "字" * 201])
def test_without_words_or_beyond_a_line_nothing_is_written(write, text):
    with pytest.raises(MemoEmpty):
        write(text)
    assert not Memo.objects.exists()


def test_the_longest_line_is_kept_whole(write):
    assert write("字" * 200).memo.text == "字" * 200


def test_its_author_withdraws_it_and_nobody_finds_it_any_more(write, people, about, now):
    memo = write().memo
    assert remove_memo(person=people.owner, memo=memo.id, now=now).state == "withdrawn"
    assert found(people.owner, "漏写", now) == similar(people.owner, about) == []


def test_what_was_withdrawn_takes_no_place_among_what_is_found(write, people, now):
    kept = write().memo
    for memo in [write().memo for _ in range(3)]:
        remove_memo(person=people.owner, memo=memo.id, now=now)
    assert [line.id for line in reads.find(people.owner, "漏写", now, limit=2).memos] == [kept.id]


def test_a_leader_strikes_it_and_the_record_says_who(write, people, now):
    memo = remove_memo(person=people.leader, memo=write().memo.id, now=now)
    assert (memo.state, memo.ended_by_id, memo.ended_at) == ("struck", people.leader.id, now)


def test_a_colleague_does_not(write, people, now):
    memo = write().memo
    with pytest.raises(MemoNotYours):
        remove_memo(person=people.colleague, memo=memo.id, now=now)
    memo.refresh_from_db()
    assert memo.state == "kept"


def test_it_goes_once(write, people, now):
    memo = write().memo
    remove_memo(person=people.owner, memo=memo.id, now=now)
    with pytest.raises(MemoGone):
        remove_memo(person=people.leader, memo=memo.id, now=now)


def test_the_journal_has_the_codes_and_not_one_word(write, people, now):
    memo = write().memo
    remove_memo(person=people.owner, memo=memo.id, now=now)
    rows = Row.objects.filter(kind__startswith="knowledge.").order_by("seq")
    assert [row.kind for row in rows] == ["knowledge.memo_written", "knowledge.memo_withdrawn"]
    assert rows[0].data == '{"facts":["plates=one_lost"],"matter":"A10"}'
    assert not any("委托" in row.data for row in rows)
