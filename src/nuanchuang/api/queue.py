"""Tickets, calls and the state of the queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from nuanchuang.api import schemas, shapes
from nuanchuang.api.auth import (
    KEY_REQUIRED,
    KEY_WELCOME,
    caller,
    own_hall,
    repeatable,
    repeatable_if_keyed,
)
from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.feedback import actions as feedback
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.actions import count_attempt
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.repeat import Result
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.queue.actions import NobodyWaiting
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import hand_over, passes, visits

router = Router(tags=["queue"])
ISSUERS = ("kiosk", "guide", "integration")
WINDOWS = ("window", "integration")


@router.post("/halls/{hall}/tickets", response={201: schemas.TicketOut}, openapi_extra=KEY_REQUIRED)
def issue(request: HttpRequest, hall: str, body: schemas.TicketIn) -> Status[Any]:
    """Take a ticket. Priority needs a guide's or a program's token and a reason."""
    now, who = clock.now(), caller(request, *ISSUERS)
    at = own_hall(who, hall)
    if body.priority:
        caller(request, "guide", "integration")
    _count_digits(body.preparation or "", who, now)

    made = Made()

    def act() -> Result:
        lane, order = hall_reads.lane(at, body.lane), _order(body)
        return made.keep(queue.issue(hall=at, lane=lane, order=order, by=who.actor, now=now))

    return _taken(made.ticket(who, repeatable(request, who.actor, now, act)))


def _order(body: schemas.TicketIn) -> queue.Order:
    prepared = catalogue_access.preparation(body.preparation) if body.preparation else None
    matter = body.matter or (prepared.matter if prepared else "")
    return queue.Order(
        matter=catalogue.matter(matter).code if matter else "",
        klass=body.priority.klass if body.priority else "normal",
        reason=body.priority.reason if body.priority else "",
        reference=prepared.code if prepared else "",
    )


def _count_digits(code: str, who: Caller, now: datetime) -> None:
    """Eight digits can be guessed, the long code of a QR cannot; raises TooManyAttempts."""
    if passes.digits(code):
        count_attempt(who=who.actor, now=now)


@dataclass
class Made:
    """The ticket a request made or moved; a repeated request fetches it by its reference."""

    fresh: Ticket | None = None

    def keep(self, ticket: Ticket, **more: str) -> Result:
        """Note the ticket; gives the reference that is remembered under the request's key."""
        self.fresh = ticket
        return {"ticket": str(ticket.id), **more}

    def ticket(self, who: Caller, done: Result) -> Ticket:
        """The ticket of this request or of the one it repeats."""
        return self.fresh or queue_access.in_hall(who.device.hall_id, UUID(done["ticket"]))


def _taken(ticket: Ticket) -> Status[Any]:
    return Status(201, shapes.ticket(ticket))


@router.get("/tickets/{code}", response=schemas.TicketStatus, auth=None)
def ticket(request: HttpRequest, code: str) -> schemas.TicketStatus:
    """What the holder of the code may know. Public: the code is 128 bit of chance."""
    return shapes.status(queue_access.by_code(code))


@router.post("/tickets/{code}/rating", response={201: None}, auth=None, openapi_extra=KEY_WELCOME)
def rating(request: HttpRequest, code: str, body: schemas.RatingIn) -> Status[Any]:
    """Rate a finished visit, once."""
    found, now = queue_access.by_code(code), clock.now()
    visit = access.visit_of_ticket(found)
    if visit is None:
        raise feedback.NotYetFinished()

    def act() -> Result:
        feedback.rate(visit=visit, level=body.level, reasons=body.reasons, now=now)
        return {}

    repeatable_if_keyed(request, f"ticket:{found.id}", now, act)
    return Status(201, None)


@router.post("/passes/{code}/redeem", response={201: schemas.TicketOut}, openapi_extra=KEY_REQUIRED)
def redeem(request: HttpRequest, code: str) -> Status[Any]:
    """Swap a return pass for a ticket that does not queue again."""
    now, who = clock.now(), caller(request, *ISSUERS)
    _count_digits(code, who, now)

    made = Made()

    def act() -> Result:
        return made.keep(passes.redeem(hall=who.device.hall, code=code, by=who.actor, now=now))

    return _taken(made.ticket(who, repeatable(request, who.actor, now, act)))


@router.get("/halls/{hall}/queue", response=schemas.QueueOut)
def state(request: HttpRequest, hall: str) -> schemas.QueueOut:
    """Lanes, windows and last calls."""
    who = caller(request, "kiosk", "board", "counter", "window", "guide", "integration")
    return shapes.queue(own_hall(who, hall), clock.now())


@router.post("/windows/{window}/call", response={200: schemas.CallOut, 204: None}, openapi_extra=KEY_REQUIRED)
def call(request: HttpRequest, window: int) -> Status[Any]:
    """Call the next person; 204 when nobody waits (not kept: ask again with the same key)."""
    now, who, made = clock.now(), caller(request, *WINDOWS), Made()

    def act() -> Result:
        received = visits.call(post=access.post_at(who, window), now=now)
        return made.keep(received.ticket, visit=str(received.visit.id), why=received.why)

    try:
        done = repeatable(request, who.actor, now, act)
    except NobodyWaiting:
        return Status(204, None)
    brief = shapes.brief(made.ticket(who, done))
    return Status(200, {"ticket": brief, "visit": done["visit"], "why": done["why"]})


@router.post("/windows/{window}/recall", response=schemas.TicketBrief, openapi_extra=KEY_WELCOME)
def recall(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """Announce once more."""
    return _move(request, window, lambda post, now: visits.recall(post=post, now=now))


@router.post("/windows/{window}/miss", response=schemas.TicketBrief, openapi_extra=KEY_WELCOME)
def miss(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """Nobody came; half an hour to come back."""
    return _move(request, window, lambda post, now: visits.miss(post=post, now=now))


@router.post("/windows/{window}/hold", response=schemas.TicketBrief, openapi_extra=KEY_WELCOME)
def hold(request: HttpRequest, window: int) -> schemas.TicketBrief:
    """The person steps aside and keeps the place."""
    return _move(request, window, lambda post, now: visits.hold(post=post, now=now))


def _move(request: HttpRequest, window: int, verb: Callable[[Post, datetime], Ticket]) -> schemas.TicketBrief:
    now, who, made = clock.now(), caller(request, *WINDOWS), Made()

    def act() -> Result:
        return made.keep(verb(access.post_at(who, window), now))

    return shapes.brief(made.ticket(who, repeatable_if_keyed(request, who.actor, now, act)))


@router.post("/windows/{window}/finish", response=schemas.FinishOut, openapi_extra=KEY_WELCOME)
def finish(request: HttpRequest, window: int) -> schemas.FinishOut:
    """The goodbye; 409 while a case has no outcome."""
    now, who = clock.now(), caller(request, *WINDOWS)

    def act() -> Result:
        visit = visits.finish(post=access.post_at(who, window), now=now)
        return {"visit": str(visit.id), "number": visit.ticket.label}

    return schemas.FinishOut(**repeatable_if_keyed(request, who.actor, now, act))


@router.post("/windows/{window}/transfer", response=schemas.TicketBrief, openapi_extra=KEY_REQUIRED)
def transfer(request: HttpRequest, window: int, body: schemas.TransferIn) -> schemas.TicketBrief:
    """To a colleague's window (ticket and owner together) or to the head of another lane."""
    now, who, made = clock.now(), caller(request, *WINDOWS), Made()

    def act() -> Result:
        return made.keep(_hand_on(access.post_at(who, window), body, now))

    return shapes.brief(made.ticket(who, repeatable(request, who.actor, now, act)))


def _hand_on(post: Post, body: schemas.TransferIn, now: datetime) -> Ticket:
    if body.window is not None:
        return hand_over.to_window(post=post, number=body.window, reason=body.reason, now=now)
    if not body.lane:
        raise NotFound()
    return hand_over.to_lane(post=post, lane=hall_reads.lane(post.hall, body.lane), now=now)
