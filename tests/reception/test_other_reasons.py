"""A reason that is not in the list: written by one, agreed to by another, with a way or without."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.journal.models import Row
from nuanchuang.journal.reads import details
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from nuanchuang.promises.models import Watch
from nuanchuang.reception import reasons, refusals, replies
from nuanchuang.reception.actions import cases, other_reasons
from nuanchuang.reception.models import OtherReason
from nuanchuang.reception.rules import declining
from tests.support.hall import decide, hire, receive

FACT, WAY = "车主本人正在办另一件同样的事。", "请等那一件办好，再来取号。"
GROUND = next(each for each in catalogue.matter("A10").reasons if each.code == "proof_invalid").grounds[0]


@pytest.fixture
def leader(scene, now):
    return Person(hire(scene.hall, "800009", now, "leader"))


@pytest.fixture
def asker(scene):
    return Person(scene.owner.officer)


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


@pytest.fixture
def ask(asker, case, now):
    """The owner asks for the case at the window."""

    def press(who=asker, fact=FACT, ground=GROUND.id, case=case):
        return other_reasons.ask(person=who, case=case, fact=fact, ground=ground, now=now)

    return press


@pytest.fixture
def agree(leader, now):
    def press(made, who=leader, way=WAY, no_way=False):
        return other_reasons.agree(person=who, reason=made.id, way=way, no_way=no_way, now=now)

    return press


def refuse(case, scene, now, **choice):
    return decide(case, scene.owner, now, "refused", reason="other", **choice).outcome


def test_agreed_to_it_is_given_with_fact_ground_way_and_remedy(case, scene, now, ask, agree):
    agree(ask())
    outcome = refuse(case, scene, now)
    content = outcome.content
    assert (content["reason_code"], content["fact"]["zh"]) == ("other", FACT)
    assert [ground["id"] for ground in content["grounds"]] == [GROUND.id]
    assert content["reason"]["zh"] == GROUND.gist.zh
    assert content["other_ways"][0]["zh"] == outcome.next_step["zh"] == WAY
    assert content["remedy"]["last_day"] == "2026-05-01"
    for part in (FACT, f"第{GROUND.article}条", GROUND.gist.zh, WAY):
        assert part in content["words"]["zh"]


def test_that_there_is_no_other_way_stands_on_the_paper_as_a_leaders_word(case, scene, now, ask, agree):
    agree(ask(), way="", no_way=True)
    outcome = refuse(case, scene, now)
    assert "确无其他办法（值班领导核过）" in outcome.content["other_ways"][0]["zh"]
    assert "确无其他办法（值班领导核过）" in outcome.content["words"]["zh"]
    assert "申请行政复议" in outcome.next_step["zh"]


@pytest.mark.parametrize("no_way", [True, False])
def test_its_reply_is_complete_on_every_ground_it_may_rest_on(case, ask, agree, no_way):
    row = agree(ask(), way="" if no_way else WAY, no_way=no_way)
    matter = catalogue.matter("A10")
    for ground in reasons.grounds("A10"):
        OtherReason.objects.filter(pk=row.pk).update(ground=ground.id)
        report = replies.look_at(replies.default("A10", reasons.agreed(case.id, matter)).text.zh)
        assert (ground.id, report.findings, report.missing, report.misordered) == (ground.id, (), (), ())


def test_who_was_told_no_may_hear_when_the_rule_changes(case, scene, now, ask, agree):
    agree(ask())
    refuse(case, scene, now, tell_me=True)
    assert list(Watch.objects.get().grounds) == [GROUND.id]


def test_before_the_leaders_word_and_after_a_no_it_is_no_reason(case, scene, now, ask, leader):
    with pytest.raises(refusals.NotAReason):
        refuse(case, scene, now)
    made = ask()
    with pytest.raises(refusals.NotAReason):
        refuse(case, scene, now)
    other_reasons.decline(person=leader, reason=made.id, why="listed", now=now)
    with pytest.raises(refusals.NotAReason):
        refuse(case, scene, now)


def test_it_was_agreed_to_for_this_case_and_this_matter_alone(case, scene, now, ask, agree):
    agree(ask())
    other = cases.open_case(visit=case.visit, post=scene.owner, matter="A10", now=now)
    with pytest.raises(refusals.NotAReason):
        refuse(other, scene, now)
    cases.change_matter(case=case, post=scene.owner, matter="A7", now=now)
    with pytest.raises(refusals.NotAReason):
        refuse(case, scene, now)


def test_a_ground_that_left_the_catalogue_carries_nothing(case, scene, now, ask, agree):
    made = agree(ask())
    OtherReason.objects.filter(pk=made.pk).update(ground="gone")
    with pytest.raises(refusals.NotAReason):
        refuse(case, scene, now)


@pytest.mark.parametrize("fact", ["", " ", "1", "×", "车" * 61, "13800000000"])
def test_a_fact_that_says_nothing_or_too_much_is_not_asked_about(ask, fact):
    with pytest.raises(refusals.FactNeeded):
        ask(fact=fact)
    assert not OtherReason.objects.exists()


def test_a_ground_is_one_of_the_matters_or_of_its_rules(ask):
    library = catalogue.library()
    offered = {ground.id for ground in reasons.grounds("A10")}
    own = {ground.source for ground in catalogue.matter("A10").reason("proof_invalid").grounds}
    assert {ground.id for ground in library.grounds.values() if ground.source in own} <= offered
    for ground in ("", "mood", next(id for id in library.grounds if id not in offered)):
        with pytest.raises(refusals.GroundNeeded):
            ask(ground=ground)


def test_insults_go_to_nobody(ask, agree):
    with pytest.raises(refusals.ReplyInsults):
        ask(fact="你脑子有病。")
    made = ask()
    with pytest.raises(refusals.ReplyInsults):
        agree(made, way="你脑子有病。")
    made.refresh_from_db()
    assert made.state == "asked"


@pytest.mark.parametrize(
    ("way", "no_way"),
    [("", False), (" ", False), ("1", False), (WAY, True), ("1", True), ("办" * 121, False)],
)
def test_a_leader_writes_a_way_or_confirms_that_there_is_none_never_neither_or_both(ask, agree, way, no_way):
    made = ask()
    with pytest.raises(refusals.WayNeeded):
        agree(made, way=way, no_way=no_way)
    made.refresh_from_db()
    assert made.state == "asked"


@pytest.mark.parametrize("changes", [
    {"state": "agreed"}, {"state": "agreed", "way": WAY, "no_way": True}, {"way": WAY}, {"no_way": True},
])  # fmt: skip
def test_not_even_by_hand(ask, leader, now, changes):
    made = ask()
    answered = {"leader": leader.officer, "answered_at": now} if "state" in changes else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        OtherReason.objects.filter(pk=made.pk).update(**changes, **answered)


def test_nobody_agrees_to_their_own_not_even_by_hand(ask, agree, leader, now):
    made = ask(who=leader)
    with pytest.raises(refusals.OwnRequest):
        agree(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        OtherReason.objects.filter(pk=made.pk).update(
            state="agreed", way=WAY, leader=leader.officer, answered_at=now
        )


@pytest.mark.parametrize("role", ["officer", "guide", "administrator", "inspector", "trainer"])
def test_only_leaders_answer(scene, ask, agree, now, role):
    made, other = ask(), Person(hire(scene.hall, "800030", now, role))
    with pytest.raises(NotAllowed):
        agree(made, who=other)
    with pytest.raises(NotAllowed):
        other_reasons.decline(person=other, reason=made.id, why="listed", now=now)


def test_another_halls_leader_finds_nothing(scene, ask, agree, now):
    with pytest.raises(NotFound):
        agree(ask(), who=Person(hire(scene.stranger.hall, "900030", now, "leader")))


@pytest.mark.parametrize("role", ["guide", "administrator"])
def test_only_who_serves_asks(scene, ask, now, role):
    with pytest.raises(NotAllowed):
        ask(who=Person(hire(scene.hall, "800031", now, role)))


def test_a_no_comes_with_a_listed_word(ask, leader, now):
    made = ask()
    with pytest.raises(refusals.UnknownDecline):
        other_reasons.decline(person=leader, reason=made.id, why="because", now=now)


def test_it_is_answered_once_and_asked_once_but_again_after_a_no(ask, agree, leader, now):
    made = ask()
    with pytest.raises(refusals.AskedAlready):
        ask()
    other_reasons.decline(person=leader, reason=made.id, why="unclear", now=now)
    with pytest.raises(refusals.HardshipSettled):
        agree(made)
    assert ask(fact="说得更明白的情形。").state == "asked"


def test_a_decided_case_is_asked_about_no_more(case, scene, now, ask, agree, leader):
    made = ask()
    assert reasons.waiting_others(scene.hall) == 1
    decide(case, scene.owner, now, "promised", what="ask_superior")
    assert reasons.waiting_others(scene.hall) == 0
    assert reasons.others(scene.hall, now, leader) == ([], [])
    with pytest.raises(refusals.CaseDecided):
        agree(made)
    made.refresh_from_db()
    assert made.state == "asked"
    with pytest.raises(refusals.CaseDecided):
        ask()


def test_what_could_name_a_person_is_hidden_and_the_journal_has_codes_and_persons_alone(ask, agree, leader):
    made = agree(ask(fact="王某某先生的车，电话 00000000000 打不通。"), way="请王某某先生来。")
    made.refresh_from_db()
    assert (made.fact, made.way) == ("××先生的车，电话 ×× 打不通。", "请××先生来。")
    rows = list(Row.objects.filter(kind__startswith="reception.other_reason_").order_by("seq"))
    assert [details(row) for row in rows] == [
        {"ground": GROUND.id}, {"ground": GROUND.id, "no_way": False},
    ]  # fmt: skip
    assert [row.actor for row in rows][1] == leader.actor


@given(st.text(max_size=200), st.booleans())
def test_a_yes_has_exactly_one_of_the_two(way, no_way):
    words = declining.one_line(way)
    try:
        declining.check_way(words, no_way)
    except refusals.WayNeeded:
        return
    assert bool(words) is not no_way
    assert len(words) <= declining.WAY_LENGTH
