"""Every change of state has its row, and no row tells who the citizen is (design §4.2, §5.10)."""

import json

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.reception.actions import cases, hand_over, passes, visits
from tests.support.hall import answer_all, call, decide, listed, receive, see_all


@pytest.fixture
def told(scene):
    """What the journal says of this hall since it was last asked."""
    seen = [journal.heads()[scene.hall.id]]

    def read():
        rows = journal.after(scene.hall.id, seen[0])
        seen[0] += len(rows)
        return rows

    return read


def kinds(rows):
    return [row.kind.removeprefix("reception.") for row in rows]


def test_each_verb_leaves_its_rows(scene, now, told):
    owner = scene.owner
    case = receive(owner, now)
    assert kinds(told()) == ["queue.ticket_issued", "queue.ticket_called", "visit_opened", "case_opened"]
    cases.set_facts(case=case, post=owner, facts={"who": "self"}, now=now)
    assert kinds(told()) == ["case_facts_set"]
    answer_all(case, owner, now)
    told()
    cases.set_item(case=case, post=owner, item=listed(case)[0], state="seen", now=now)
    assert kinds(told()) == ["case_item_checked"]
    cases.point_at(case=case, post=owner, item=listed(case)[1], now=now)
    assert kinds(told()) == ["case_pointed_at"]
    visits.recall(post=owner, now=now)
    assert kinds(told()) == ["queue.ticket_recalled"]
    decide(case, owner, now, "missing")
    assert kinds(told()) == ["case_decided", "case_pass_given"]
    visits.finish(post=owner, now=now)
    assert kinds(told()) == ["queue.ticket_finished", "visit_closed"]
    passes.redeem(hall=scene.hall, code=case.return_pass.code, by="device:kiosk", now=now)
    assert kinds(told()) == ["queue.ticket_issued", "case_pass_used"]


@pytest.mark.parametrize(("verb", "rows"), [
    (visits.hold, ["queue.ticket_held", "visit_held"]),
    (visits.miss, ["queue.ticket_missed", "visit_missed"]),
])  # fmt: skip
def test_stepping_aside_leaves_its_rows(scene, now, told, verb, rows):
    receive(scene.owner, now)
    told()
    verb(post=scene.owner, now=now)
    assert kinds(told()) == rows


def test_a_hand_over_says_who_gave_and_who_owns_it_now(scene, now, told):
    receive(scene.owner, now)
    told()
    hand_over.to_window(post=scene.owner, number=2, reason="skill", now=now)
    rows = told()
    assert kinds(rows) == [
        "visit_handed_over", "queue.ticket_handed_on", "queue.ticket_called", "visit_owner_changed",
        "visit_resumed",
    ]  # fmt: skip
    changed = json.loads(rows[3].data)
    assert changed == {"before": str(scene.owner.officer.id), "owner": str(scene.colleague.officer.id)}


@pytest.mark.parametrize(("kind", "choice", "more"), [
    ("done", {}, []),
    ("promised", {"what": "ask_superior"}, ["promises.made"]),
    ("refused", {"reason": "proof_invalid"}, []),
])  # fmt: skip
def test_a_decision_leaves_its_rows(scene, now, told, kind, choice, more):
    case = see_all(answer_all(receive(scene.owner, now), scene.owner, now), scene.owner, now)
    told()
    decide(case, scene.owner, now, kind, **choice)
    rows = told()
    assert sorted(kinds(rows)) == sorted(["case_decided", *more])
    decided = next(row for row in rows if row.kind == "reception.case_decided")
    assert json.loads(decided.data)["outcome"] == kind
    assert decided.cause == str(case.visit_id)


def test_a_refused_verb_leaves_no_row(scene, now, told):
    case = receive(scene.owner, now)
    told()
    for verb in (lambda: decide(case, scene.owner, now), lambda: visits.finish(post=scene.owner, now=now),
                 lambda: call(scene.owner, now)):  # fmt: skip
        with pytest.raises(Exception):  # noqa: B017 - whatever it is refused with
            verb()
    assert told() == []


def test_no_row_tells_what_the_citizen_answered_or_holds_in_hand(scene, now):
    owner = scene.owner
    case = answer_all(receive(owner, now), owner, now, identity="military", plates="stolen")
    given = decide(case, owner, now, "missing")
    visits.finish(post=owner, now=now)
    ticket = passes.redeem(hall=scene.hall, code=given.return_pass.short, by="device:kiosk", now=now)
    secret = [
        "military", "stolen", case.visit.ticket.code, ticket.code, given.return_pass.code,
        given.return_pass.short, given.outcome.code, owner.officer.badge,
    ]  # fmt: skip
    written = " ".join(str(vars(row)) for row in journal.after(scene.hall.id, 0))
    assert [word for word in secret if word in written] == []


def test_the_chain_of_a_whole_visit_holds(scene, now):
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    assert journal.verify() == []
