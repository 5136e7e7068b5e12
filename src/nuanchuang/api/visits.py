"""Visits, cases and decisions. Only the window that serves a visit may change it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from nuanchuang.api import schemas, shapes
from nuanchuang.api.auth import KEY_REQUIRED, caller, repeatable
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Window
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.repeat import Result
from nuanchuang.reception import access, reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, hand_over

router = Router(tags=["visits"])


def _caller(request: HttpRequest) -> Caller:
    return caller(request, "window", "integration")


def _post(who: Caller, visit: UUID) -> Post:
    """The post of the window that serves the visit, if this program may act for it."""
    window: Window | None = access.visit_in_hall(who.device.hall_id, visit).ticket.window or who.device.window
    if window is None:
        raise NotFound()
    return access.post_at(who, window.number)


@router.get("/visits/{visit}", response=schemas.VisitOut)
def show(request: HttpRequest, visit: UUID) -> schemas.VisitOut:
    """The visit, its cases and checklists."""
    who = caller(request, "window", "counter", "integration")
    return shapes.visit(reads.visit_view(access.visit_in_hall(who.device.hall_id, visit)))


@router.post("/visits/{visit}/cases", response={201: schemas.CaseOut}, openapi_extra=KEY_REQUIRED)
def open_case(request: HttpRequest, visit: UUID, body: schemas.CaseIn) -> Status[Any]:
    """One more matter of this visit."""
    now, who = clock.now(), _caller(request)

    def act() -> Result:
        post = _post(who, visit)
        made = cases.open_case(visit=access.visit(post, visit), post=post, matter=body.matter, now=now)
        return {"case": str(made.id)}

    done = repeatable(request, who.actor, now, act)
    case = access.case_in_hall(who.device.hall_id, UUID(done["case"]))
    return Status(201, shapes.case(reads.case_view(case)))


@router.put("/visits/{visit}/cases/{n}/facts", response=schemas.CaseOut)
def facts(request: HttpRequest, visit: UUID, n: int, body: schemas.FactsIn) -> schemas.CaseOut:
    """Answer questions; the checklist follows."""
    post = _post(_caller(request), visit)
    case = cases.set_facts(case=access.case(post, visit, n), post=post, facts=body.facts, now=clock.now())
    return shapes.case(reads.case_view(case))


@router.put("/visits/{visit}/cases/{n}/items/{code}", response=schemas.CaseOut)
def item(request: HttpRequest, visit: UUID, n: int, code: str, body: schemas.ItemIn) -> schemas.CaseOut:
    """Note what was found of a material."""
    post = _post(_caller(request), visit)
    case = access.case(post, visit, n)
    done = cases.set_item(
        case=case, post=post, item=code, state=body.state, now=clock.now(), looked_again=body.second_look
    )
    return shapes.case(reads.case_view(done))


@router.post(
    "/visits/{visit}/cases/{n}/decide", response=schemas.DecideOut, by_alias=True, openapi_extra=KEY_REQUIRED
)
def decide(request: HttpRequest, visit: UUID, n: int, body: schemas.DecideIn) -> schemas.DecideOut:
    """Close the case with a next step for the citizen, or hand it over."""
    now, who = clock.now(), _caller(request)
    done = repeatable(request, who.actor, now, lambda: _decide(who, visit, n, body, now))
    if "ticket" in done:
        return schemas.DecideOut(outcome={"kind": "handed_over", "ticket": done["ticket"]}, notice=None)
    outcome = access.outcome_in_hall(who.device.hall_id, UUID(done["outcome"]))
    return shapes.decided(reads.outcome_view(outcome))


def _decide(who: Caller, visit: UUID, n: int, body: schemas.DecideIn, now: datetime) -> Result:
    post = _post(who, visit)
    case = access.case(post, visit, n)
    if body.kind == "handed_over":
        reason, number = body.reason or "skill", body.window or 0
        return {"ticket": str(hand_over.to_window(post=post, number=number, reason=reason, now=now).id)}
    choice = decisions.Choice(
        body.kind, body.reason, body.what, body.due, body.tell_me, body.words, body.left_out
    )
    return {"outcome": str(decisions.decide(case=case, post=post, choice=choice, now=now).outcome.id)}
