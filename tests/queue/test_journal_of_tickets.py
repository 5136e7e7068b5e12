"""Every change of a ticket's state has its row (design §5.10)."""

import json

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.queue import actions
from tests.support.hall import take_ticket


@pytest.fixture
def rows(scene):
    """What the journal says of tickets so far: kind and data."""

    def read():
        found = journal.after(scene.hall.id, 0)
        return [(row.kind, json.loads(row.data)) for row in found if row.subject_type == "ticket"]

    return read


def test_the_life_of_a_ticket_is_written_down_step_by_step(scene, now, rows):
    ticket = take_ticket(scene.hall, now)
    for step in (actions.recall, actions.miss, actions.resume, actions.hold, actions.resume, actions.finish):
        if ticket.state == "waiting":
            post = scene.owner
            ticket = actions.call_next(window=post.window, officer=post.officer.id, by="x", now=now).ticket
        step(ticket=ticket, by="x", now=now)
    told = [kind.removeprefix("queue.ticket_") for kind, _ in rows()]
    assert told == [
        "issued", "called", "recalled", "missed", "resumed",
        "called", "held", "resumed", "called", "finished",
    ]  # fmt: skip


def test_a_call_names_window_and_rule_and_a_priority_its_reason(scene, now, rows):
    take_ticket(scene.hall, now, klass="priority", reason="elder")
    actions.call_next(window=scene.owner.window, officer=scene.owner.officer.id, by="x", now=now)
    (_, issued), (_, called) = rows()
    assert (issued["klass"], issued["reason"]) == ("priority", "elder")
    assert (called["window"], called["rule"], called["number"]) == (1, "priority", "A001")


def test_a_citizens_code_never_enters_the_journal(scene, now, rows):
    ticket = take_ticket(scene.hall, now, matter="A10", reference="secret-reference")
    assert ticket.code not in str(rows())
    assert "secret-reference" not in str(rows())
