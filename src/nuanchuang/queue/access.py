"""The only ways to a ticket: by the citizen's code, or by an officer of its hall."""

from uuid import UUID

from nuanchuang.platform.refusals import found
from nuanchuang.queue.models import Ticket


def by_code(code: str) -> Ticket:
    """The ticket a citizen holds the code of; raises NotFound."""
    return found(Ticket.objects.filter(code=code).select_related("lane", "hall", "window").first())


def in_hall(hall_id: UUID, ticket_id: UUID) -> Ticket:
    """A ticket of one's own hall; raises NotFound for any other's."""
    return found(
        Ticket.objects.filter(pk=ticket_id, hall=hall_id).select_related("lane", "hall", "window").first()
    )
