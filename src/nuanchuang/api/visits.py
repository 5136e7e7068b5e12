"""Visits, cases and decisions. Only the window that serves a visit may change it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from nuanchuang.api import schemas, shapes
from nuanchuang.api.auth import caller
from nuanchuang.hall.models import Window
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.reception import access, reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, hand_over

router = Router(tags=["visits"])


def _post(request: HttpRequest, visit: UUID) -> Post:
    """The post of the window that serves the visit, if this program may act for it."""
    who = caller(request, "window", "integration")
    window: Window | None = access.visit_in_hall(who.device.hall_id, visit).ticket.window or who.device.window
    if window is None:
        raise NotFound()
    return access.post_at(who, window.number)


@router.get("/visits/{visit}", response=schemas.VisitOut)
def show(request: HttpRequest, visit: UUID) -> schemas.VisitOut:
    """The visit, its cases and checklists."""
    who = caller(request, "window", "counter", "integration")
    return shapes.visit(reads.visit_view(access.visit_in_hall(who.device.hall_id, visit)))


@router.post("/visits/{visit}/cases", response={201: schemas.CaseOut})
def open_case(request: HttpRequest, visit: UUID, body: schemas.CaseIn) -> Status[Any]:
    """One more matter of this visit."""
    post = _post(request, visit)
    found = access.visit(post, visit)
    case = cases.open_case(visit=found, post=post, matter=body.matter, now=clock.now())
    return Status(201, shapes.case(reads.case_view(case)))


@router.put("/visits/{visit}/cases/{n}/facts", response=schemas.CaseOut)
def facts(request: HttpRequest, visit: UUID, n: int, body: schemas.FactsIn) -> schemas.CaseOut:
    """Answer questions; the checklist follows."""
    post = _post(request, visit)
    case = cases.set_facts(case=access.case(post, visit, n), post=post, facts=body.facts, now=clock.now())
    return shapes.case(reads.case_view(case))


@router.put("/visits/{visit}/cases/{n}/items/{code}", response=schemas.CaseOut)
def item(request: HttpRequest, visit: UUID, n: int, code: str, body: schemas.ItemIn) -> schemas.CaseOut:
    """Note what was found of a material."""
    post = _post(request, visit)
    case = access.case(post, visit, n)
    done = cases.set_item(case=case, post=post, item=code, state=body.state, now=clock.now())
    return shapes.case(reads.case_view(done))


@router.post("/visits/{visit}/cases/{n}/decide", response=schemas.DecideOut)
def decide(request: HttpRequest, visit: UUID, n: int, body: schemas.DecideIn) -> schemas.DecideOut:
    """Close the case with a next step for the citizen, or hand it over."""
    post, now = _post(request, visit), clock.now()
    case = access.case(post, visit, n)
    if body.kind == "handed_over":
        ticket = hand_over.to_window(
            post=post, number=body.window or 0, reason=body.reason or "skill", now=now
        )
        return schemas.DecideOut(outcome={"kind": "handed_over", "ticket": str(ticket.id)}, notice=None)
    choice = decisions.Choice(body.kind, body.reason, body.what, body.due, body.tell_me)
    given = decisions.decide(case=case, post=post, choice=choice, now=now)
    return shapes.decided(reads.outcome_view(given.outcome))
