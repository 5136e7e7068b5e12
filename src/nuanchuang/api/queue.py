"""Tickets, calls and the state of the queue."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from nuanchuang.api import schemas, shapes
from nuanchuang.api.auth import caller, own_hall, repeatable
from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.feedback import actions as feedback
from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.repeat import Result
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import NobodyWaiting
from nuanchuang.reception import access
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import hand_over, passes, visits

router = Router(tags=["queue"])
ISSUERS = ("kiosk", "guide", "integration")


@router.post("/halls/{hall}/tickets", response={201: schemas.TicketOut})
def issue(request: HttpRequest, hall: str, body: schemas.TicketIn) -> Status[Any]:
    """Take a ticket. Priority needs a guide's or a program's token and a reason."""
    now, who = clock.now(), caller(request, *ISSUERS)
    at, order = own_hall(who, hall), _order(body)
    if body.priority:
        caller(request, "guide", "integration")

    def act() -> Result:
        lane = hall_reads.lane(at, body.lane)
        ticket = queue.issue(hall=at, lane=lane, order=order, by=who.actor, now=now)
        return {"ticket": str(ticket.id)}

    done = repeatable(request, who, now, act)
    return Status(201, shapes.ticket(queue_access.in_hall(at.id, UUID(done["ticket"]))))


def _order(body: schemas.TicketIn) -> queue.Order:
    prepared = catalogue_access.preparation(body.preparation) if body.preparation else None
    matter = body.matter or (prepared.matter if prepared else "")
    return queue.Order(
        matter=catalogue.matter(matter).code if matter else "",
        klass=body.priority.klass if body.priority else "normal",
        reason=body.priority.reason if body.priority else "",
        reference=prepared.code if prepared else "",
    )


@router.get("/tickets/{code}", response=schemas.TicketStatus, auth=None)
def ticket(request: HttpRequest, code: str) -> schemas.TicketStatus:
    """What the holder of the code may know. Public: the code is 128 bit of chance."""
    return shapes.status(queue_access.by_code(code))


@router.post("/tickets/{code}/rating", response={201: None}, auth=None)
def rating(request: HttpRequest, code: str, body: schemas.RatingIn) -> Status[Any]:
    """Rate a finished visit, once."""
    visit = access.visit_of_ticket(queue_access.by_code(code))
    if visit is None:
        raise feedback.NotYetFinished()
    feedback.rate(visit=visit, level=body.level, reasons=body.reasons, now=clock.now())
    return Status(201, None)


@router.post("/passes/{code}/redeem", response={201: schemas.TicketOut})
def redeem(request: HttpRequest, code: str) -> Status[Any]:
    """Swap a return pass for a ticket that does not queue again."""
    from nuanchuang.hall.actions import count_attempt

    now, who = clock.now(), caller(request, *ISSUERS)
    hall = who.device.hall

    def act() -> Result:
        return {"ticket": str(passes.redeem(hall=hall, code=code, by=who.actor, now=now).id)}

    count_attempt(who=who.actor, now=now)
    done = repeatable(request, who, now, act)
    return Status(201, shapes.ticket(queue_access.in_hall(hall.id, UUID(done["ticket"]))))


@router.get("/halls/{hall}/queue", response=schemas.QueueOut)
def state(request: HttpRequest, hall: str) -> schemas.QueueOut:
    """Lanes, windows and last calls."""
    who = caller(request, "kiosk", "board", "counter", "window", "guide", "integration")
    return shapes.queue(own_hall(who, hall), clock.now())


def _post(request: HttpRequest, window: int) -> Post:
    return access.post_at(caller(request, "window", "integration"), window)


@router.post("/windows/{window}/call", response={200: schemas.CallOut, 204: None})
def call(request: HttpRequest, window: int) -> Status[Any]:
    """Call the next person; 204 when nobody waits (not kept: ask again with the same key)."""
    now, who = clock.now(), caller(request, "window", "integration")
    post = _post(request, window)

    def act() -> Result:
        received = visits.call(post=post, now=now)
        ticket = received.ticket
        return {"ticket": str(ticket.id), "visit": str(received.visit.id), "why": received.why}

    try:
        done = repeatable(request, who, now, act)
    except NobodyWaiting:
        return Status(204, None)
    ticket = queue_access.in_hall(post.hall.id, UUID(done["ticket"]))
    return Status(200, {"ticket": shapes.brief(ticket), "visit": done["visit"], "why": done["why"]})


@router.post("/windows/{window}/recall", response=schemas.TicketBrief)
def recall(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """Announce once more."""
    return shapes.brief(visits.recall(post=_post(request, window), now=clock.now()))


@router.post("/windows/{window}/miss", response=schemas.TicketBrief)
def miss(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """Nobody came; half an hour to come back."""
    return shapes.brief(visits.miss(post=_post(request, window), now=clock.now()))


@router.post("/windows/{window}/hold", response=schemas.TicketBrief)
def hold(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """The person steps aside and keeps the place."""
    return shapes.brief(visits.hold(post=_post(request, window), now=clock.now()))


@router.post("/windows/{window}/finish", response=schemas.FinishOut)
def finish(request: HttpRequest, window: int) -> schemas.FinishOut:
    """The goodbye; 409 while a case has no outcome."""
    visit = visits.finish(post=_post(request, window), now=clock.now())
    return schemas.FinishOut(visit=visit.id, number=visit.ticket.label)


@router.post("/windows/{window}/transfer", response=schemas.TicketBrief)
def transfer(request: HttpRequest, window: int, body: schemas.TransferIn) -> schemas.TicketBrief:
    """To a colleague's window (ticket and owner together) or to the head of another lane."""
    post, now = _post(request, window), clock.now()
    if body.window is not None:
        return shapes.brief(hand_over.to_window(post=post, number=body.window, reason=body.reason, now=now))
    if not body.lane:
        raise NotFound()
    return shapes.brief(hand_over.to_lane(post=post, lane=hall_reads.lane(post.hall, body.lane), now=now))
