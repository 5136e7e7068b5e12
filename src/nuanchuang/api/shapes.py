"""From what the rooms read to what programs get."""

from datetime import datetime
from typing import Any

from nuanchuang.api import schemas
from nuanchuang.catalogue.rules import Text
from nuanchuang.hall.models import Hall, Window
from nuanchuang.people import reads as people_reads
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, reads


def text(value: Text) -> dict[str, str]:
    """Both languages."""
    return {"zh": value.zh, "en": value.en}


def ticket(found: Ticket) -> schemas.TicketOut:
    """A ticket for the one who took it."""
    return schemas.TicketOut(
        id=found.id, code=found.code, number=found.label, lane=found.lane.slug,
        ahead=queue_reads.place(found).ahead, wait=None, issued_at=found.issued_at,
    )  # fmt: skip


def status(found: Ticket) -> schemas.TicketStatus:
    """A ticket for the one who holds its code, with what they were given."""
    visit = access.visit_of_ticket(found)
    given = reads.outcomes_of(visit) if visit else []
    return schemas.TicketStatus(
        number=found.label, lane=found.lane.slug, status=found.state,
        window=found.called_to if found.state == Ticket.State.CALLED else None,
        ahead=queue_reads.place(found).ahead, wait=None, notices=[outcome(each) for each in given],
    )  # fmt: skip


def brief(found: Ticket) -> schemas.TicketBrief:
    """A ticket as a window sees it."""
    return schemas.TicketBrief(
        id=found.id, number=found.label, lane=found.lane.slug, matter=found.matter or None, status=found.state
    )


def visit(found: reads.VisitView) -> schemas.VisitOut:
    """A visit with its cases."""
    return schemas.VisitOut(
        id=found.id, number=found.number, status=found.state, owner=found.owner,
        cases=[case(each) for each in found.cases],
    )  # fmt: skip


def case(found: reads.CaseView) -> schemas.CaseOut:
    """A case with its checklist."""
    asked = found.next_question
    question = (
        schemas.QuestionOut(
            code=asked.code, ask=text(asked.ask), options=[option.code for option in asked.choices]
        )
        if asked
        else None
    )
    return schemas.CaseOut(
        n=found.n, matter=found.matter.code, facts=found.facts, next_question=question,
        items=[_item(row) for row in found.rows],
        in_hand=next((row.item.code for row in found.rows if row.in_hand), None),
        fee_fen=found.assessment.fee_fen, blocked_by=[each.code for each in found.assessment.blocked_by],
        decided=found.decided, outcome=outcome(found.outcome) if found.outcome else None,
    )  # fmt: skip


def _item(row: reads.Row) -> schemas.ItemOut:
    item = row.item
    return schemas.ItemOut(
        code=item.code, name=text(item.name), why=text(item.why), where=text(item.where), maybe=item.maybe,
        state=row.state,
    )  # fmt: skip


def outcome(found: reads.OutcomeView) -> dict[str, Any]:
    """What was given, word for word, and the next step."""
    return {
        "kind": found.kind, "code": found.code, "at": found.at, "next_step": found.next_step,
        "repeated": found.repeated, **found.content,
    }  # fmt: skip


def decided(found: reads.OutcomeView) -> schemas.DecideOut:
    """Outcome, notice and pass of a decision."""
    given = found.return_pass
    shown = (
        schemas.PassOut(code=given.code, digits=given.short, valid_until=given.valid_until, used=given.used)
        if given
        else None
    )
    said = outcome(found)
    return schemas.DecideOut(
        outcome=said, notice=said if found.kind == "missing" else None, **{"pass": shown}
    )


def queue(hall: Hall, now: datetime) -> schemas.QueueOut:
    """Lanes, windows and last calls of a hall."""
    seats, serving = people_reads.seats(hall.id), queue_reads.serving(hall)
    windows = [
        schemas.WindowOut(
            number=each.number, name=each.name, staffed=each.id in seats,
            serving=serving[each.id].label if each.id in serving else None,
        )
        for each in Window.objects.filter(hall=hall).order_by("number")
    ]  # fmt: skip
    lanes = [
        schemas.LaneOut(slug=each.slug, prefix=each.prefix, name=each.name, waiting=each.waiting)
        for each in queue_reads.lane_loads(hall, now)
    ]
    calls = [
        schemas.CalledOut(number=each.number, window=each.window, at=each.at)
        for each in queue_reads.last_calls(hall, now)
    ]
    return schemas.QueueOut(lanes=lanes, windows=windows, called=calls)
