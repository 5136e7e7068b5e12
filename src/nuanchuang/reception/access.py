"""Who stands at which window, and the only ways to a visit."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Hall, Window
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.actions import NotOnDuty
from nuanchuang.people.models import Officer
from nuanchuang.platform.refusals import NotAllowed, found
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.models import (
    Case,
    HandOver,
    Hardship,
    HeldPaper,
    Incident,
    OtherReason,
    Outcome,
    ReturnPass,
    Visit,
)
from nuanchuang.reception.refusals import NobodyOnDuty, TicketNotYours


@dataclass(frozen=True)
class Post:
    """A window, the officer answering for it, and who pressed the key (``actor``)."""

    window: Window
    officer: Officer
    actor: str

    @property
    def hall(self) -> Hall:
        return self.window.hall


def post_of(person: Person) -> Post:
    """Where a signed-in officer sits; raises NotAllowed, NotOnDuty."""
    person.must("serve")
    window = people_reads.window_of(person.officer)
    if window is None:
        raise NotOnDuty()
    return Post(window, person.officer, person.actor)


def post_at(caller: Caller, number: int) -> Post:
    """The window a program acts for. A window's own program is bound to that window.

    Raises NotAllowed, NotFound, NobodyOnDuty.
    """
    window = hall_reads.window(caller.device.hall, number)
    if caller.device.kind not in ("window", "integration"):
        raise NotAllowed()
    if caller.device.kind == "window" and caller.device.window_id != window.id:
        raise TicketNotYours()
    officer = people_reads.officer_at(window.id)
    if officer is None:
        raise NobodyOnDuty()
    return Post(window, officer, caller.actor)


def ticket_here(post: Post) -> Ticket:
    """The ticket this window serves; raises NobodyAtWindow."""
    ticket = queue.at_window(post.window)
    if ticket is None:
        raise queue.NobodyAtWindow()
    return ticket


def visit_here(post: Post) -> Visit:
    """The visit at this window, with its ticket; raises NobodyAtWindow."""
    rows = Visit.objects.filter(ticket__window=post.window, ticket__state=Ticket.State.CALLED)
    here = rows.select_related("ticket__lane", "owner").first()
    if here is None:
        raise queue.NobodyAtWindow()
    here.hall = post.hall
    return here


@dataclass(frozen=True)
class Shown:
    """The visit at a window for its desk's page, and whether it is worth asking for more: originals in
    hand, help asked for this person, a reason beside the list asked for, an alarm anywhere in the hall."""

    visit: Visit
    papers: bool
    help: bool
    other: bool
    alarm: bool


def visit_to_show(post: Post) -> Shown:
    """The visit at this window and what lies beside it, in one query; raises NobodyAtWindow."""
    rows = Visit.objects.filter(ticket__window=post.window, ticket__state=Ticket.State.CALLED).annotate(
        has_papers=Exists(HeldPaper.objects.filter(visit=OuterRef("pk"), state=HeldPaper.State.IN)),
        has_help=Exists(Hardship.objects.filter(ticket=OuterRef("ticket"))),
        has_other=Exists(OtherReason.objects.filter(case__visit=OuterRef("pk"))),
        has_alarm=Exists(Incident.objects.filter(hall=OuterRef("hall"), ended_at=None)),
    )
    here = rows.select_related("ticket__lane", "owner").first()
    if here is None:
        raise queue.NobodyAtWindow()
    here.hall = post.hall
    return Shown(here, here.has_papers, here.has_help, here.has_other, here.has_alarm)


def visit(post: Post, visit_id: UUID) -> Visit:
    """A visit to act on: only the one at this window. Raises NotFound, TicketNotYours."""
    wanted = visit_in_hall(post.hall.id, visit_id)
    if wanted.ticket.window_id != post.window.id:
        raise TicketNotYours()
    return wanted


def visit_in_hall(hall_id: UUID, visit_id: UUID) -> Visit:
    """A visit to look at; raises NotFound for any other hall's."""
    rows = Visit.objects.filter(pk=visit_id, hall=hall_id)
    return found(rows.select_related("ticket__lane", "ticket__window", "owner", "hall").first())


def case(post: Post, visit_id: UUID, n: int) -> Case:
    """A case of the visit at this window; raises NotFound, TicketNotYours."""
    rows = Case.objects.filter(visit=visit(post, visit_id), n=n)
    return found(rows.select_related("visit__ticket", "visit__hall", "hall", "owner").first())


def offer_in_hall(hall_id: UUID, offer_id: UUID) -> HandOver:
    """An offer of another face; raises NotFound for any other hall's."""
    return found(HandOver.objects.filter(pk=offer_id, visit__hall=hall_id).first())


def case_in_hall(hall_id: UUID, case_id: UUID) -> Case:
    """A case to look at; raises NotFound for any other hall's."""
    return found(Case.objects.filter(pk=case_id, hall=hall_id).first())


def numbered_case(hall_id: UUID, visit_id: UUID, n: int) -> Case:
    """A case to look at by its place in the visit; raises NotFound for any other hall's."""
    return found(Case.objects.filter(visit=visit_id, n=n, hall=hall_id).first())


def outcome_in_hall(hall_id: UUID, outcome_id: UUID) -> Outcome:
    """What a case ended in; raises NotFound for any other hall's."""
    return found(Outcome.objects.filter(pk=outcome_id, hall=hall_id).first())


def outcome_by_code(code: str) -> Outcome:
    """What a citizen was given, by the code on the paper; raises NotFound."""
    rows = Outcome.objects.filter(code=code).select_related("case__visit__ticket", "officer", "hall")
    return found(rows.first())


def outcome_on_paper(code: str) -> Outcome:
    """The outcome a QR code on paper means: its own code, or that of the return pass printed with it.

    Raises NotFound.
    """
    printed = ReturnPass.objects.filter(code=code).select_related("case__outcome").first()
    return outcome_by_code(printed.case.outcome.code if printed else code)


def case_brought_back(ticket: Ticket) -> Case | None:
    """The earlier case whose return pass was swapped for this ticket."""
    swapped = ReturnPass.objects.filter(ticket=ticket).select_related("case__outcome").first()
    return swapped.case if swapped else None


def visit_of_ticket(ticket: Ticket) -> Visit | None:
    """The visit of a citizen's own ticket."""
    return Visit.objects.filter(ticket=ticket).select_related("hall", "owner", "ticket").first()
