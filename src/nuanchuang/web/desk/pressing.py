"""What the desk's buttons do: each one action of reception, queue or people, then back to the desk."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nuanchuang.catalogue.actions import requests
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import actions as people
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.repeat import Result
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, visits
from nuanchuang.reception.actions import hand_over as handing
from nuanchuang.reception.actions import offers as asking
from nuanchuang.reception.refusals import ReplyStopped, UnknownPromise, UnknownState
from nuanchuang.web.desk import declining
from nuanchuang.web.desk.asked import DESK, sent_id
from nuanchuang.web.desk.care import said_of_papers
from nuanchuang.web.forms import FIELD
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

Verb = Callable[[Post, datetime], object]
NOT_ANSWERS = {FIELD, "csrfmiddlewaretoken"}


def _press(request: HttpRequest, verb: Verb, then: str = DESK) -> HttpResponse:
    """Do ``verb`` once, for the officer at their window, and show what came of it."""
    who = person(request)

    def act() -> None:
        verb(access.post_of(who), clock.now())

    pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(then, status=303)


def _press_for_visit(request: HttpRequest, verb: Verb) -> HttpResponse:
    """The same, provided the visit the page showed is still at the window (TicketNotYours)."""
    visit = sent_id(request.POST.get("visit", ""))

    def checked(post: Post, now: datetime) -> None:
        access.visit(post, visit)
        verb(post, now)

    return _press(request, checked)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise NotFound()
    return int(text)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Sit down at a window."""
    who = person(request)

    def act() -> None:
        window = hall_reads.window(who.officer.hall, _number(request.POST.get("window", "")))
        people.take_window(person=who, window=window, now=clock.now())

    pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(DESK, status=303)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Get up from the window."""
    who = person(request)
    pressed(request, by=who.actor, act=lambda: visits.leave(person=who, now=clock.now()))
    return HttpResponseRedirect(DESK, status=303)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Nothing was found: note it for the hall, and go on at the same place."""
    who = person(request)
    hall, now = access.post_of(who).hall, clock.now()
    hall_actions.count_attempt(who=f"ask:{who.actor}", now=now)

    def act() -> Result:
        text = request.POST.get("text", "")
        return {"request": str(requests.ask_for_content(hall=hall, text=text, by=who.actor, now=now).id)}

    pressed(request, by=who.actor, act=act)
    place = {name: request.POST[name] for name in ("case", "panel") if name in request.POST}
    return HttpResponseRedirect(f"{DESK}?{urlencode({**place, 'noted': 1})}", status=303)


@require_POST
def call(request: HttpRequest) -> HttpResponse:
    """F2. An empty hall is no fault: the page says so kindly."""
    try:
        return _press(request, lambda post, now: visits.call(post=post, now=now), f"{DESK}?greet=1")
    except queue.NobodyWaiting:
        return HttpResponseRedirect(f"{DESK}?nobody=1", status=303)


@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """A held or missed ticket goes back in line."""

    def verb(post: Post, now: datetime) -> None:
        ticket = queue_access.in_hall(post.hall.id, sent_id(request.POST.get("ticket", "")))
        queue.resume(ticket=ticket, by=post.actor, now=now)

    return _press(request, verb)


@require_POST
def recall(request: HttpRequest) -> HttpResponse:
    """F4."""
    return _press_for_visit(request, lambda post, now: visits.recall(post=post, now=now))


@require_POST
def miss(request: HttpRequest) -> HttpResponse:
    """F6."""
    return _press_for_visit(request, lambda post, now: visits.miss(post=post, now=now))


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """The person steps aside for a moment."""
    return _press_for_visit(request, lambda post, now: visits.hold(post=post, now=now))


@require_POST
def transfer(request: HttpRequest) -> HttpResponse:
    """F7."""

    def verb(post: Post, now: datetime) -> None:
        lane = hall_reads.lane(post.hall, request.POST.get("lane", ""))
        handing.to_lane(post=post, lane=lane, now=now)

    return _press_for_visit(request, verb)


@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """F9: ring at a window's officer, at anyone free, or at the leader."""
    said = request.POST
    case, shown = said.get("case", ""), said.get("shown", "")

    def verb(post: Post, now: datetime) -> None:
        reasons = {_number(case): shown} if case and shown else {}
        asking.ask(
            post=post, to=said.get("window", ""), reason=said.get("reason", ""), now=now, shown=reasons
        )

    return _press_for_visit(request, verb)


@require_POST
def call_off(request: HttpRequest) -> HttpResponse:
    """The owner goes on alone after all."""
    return _press_for_visit(request, lambda post, now: asking.call_off(post=post, now=now))


@require_POST
def accept(request: HttpRequest, offer: UUID) -> HttpResponse:
    """One press: the colleague's person is mine, or (``busy``) my next one."""

    def verb(post: Post, now: datetime) -> None:
        asking.accept(post=post, offer=offer, now=now)

    return _press(request, verb, DESK if "busy" in request.POST else f"{DESK}?greet=1")


@require_POST
def decline(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Not now; no reason is asked."""
    who = person(request)
    pressed(request, by=who.actor, act=lambda: asking.decline(person=who, offer=offer, now=clock.now()))
    return HttpResponseRedirect(DESK, status=303)


@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """F10 once everything is decided: the goodbye, and with it the originals that go back."""
    returned = said_of_papers(request)
    _press_for_visit(request, lambda post, now: visits.finish(post=post, now=now, returned=returned))
    return HttpResponseRedirect(f"{DESK}?bye=1", status=303)


@require_POST
def open_case(request: HttpRequest, visit: UUID) -> HttpResponse:
    """What the person came for, or one thing more; the desk goes on with it."""
    who = person(request)

    def act() -> Result:
        post, now = access.post_of(who), clock.now()
        matter = request.POST.get("matter", "")
        case = cases.open_case(visit=access.visit(post, visit), post=post, matter=matter, now=now)
        return {"n": case.n}

    opened = pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(f"{DESK}?case={opened['n']}", status=303)


@require_POST
def change_matter(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """They came for something else."""

    def verb(post: Post, now: datetime) -> None:
        case = access.case(post, visit, n)
        cases.change_matter(case=case, post=post, matter=request.POST.get("matter", ""), now=now)

    return _press(request, verb, f"{DESK}?case={n}")


@require_POST
def answer(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """The answer to a question: the field carries the question's code."""
    facts = {code: request.POST.get(code, "") for code in request.POST if code not in NOT_ANSWERS}

    def verb(post: Post, now: datetime) -> None:
        cases.set_facts(case=access.case(post, visit, n), post=post, facts=facts, now=now)

    return _press(request, verb, f"{DESK}?case={n}")


@require_POST
def check(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """One button of the checklist: ``point``, ``again`` (the second look), ``copied`` (seen, and a copy
    made for the file), or a state, with the material's code. What is seen here is in the officer's hands."""

    def verb(post: Post, now: datetime) -> None:
        case, said = access.case(post, visit, n), request.POST
        if "point" in said:
            cases.point_at(case=case, post=post, item=said["point"], now=now)
            return
        if "again" in said:
            cases.look_again(case=case, post=post, item=said["again"], now=now)
            return
        if "copied" in said:
            cases.set_item(
                case=case, post=post, item=said["copied"], state=rules.SEEN, now=now, taken_in=True, copies=1
            )
            return
        state = next((each for each in rules.ITEM_STATES if each in said), None)
        if state is None:
            raise UnknownState()
        cases.set_item(case=case, post=post, item=said[state], state=state, now=now, taken_in=True)

    return _press(request, verb, f"{DESK}?case={n}")


@require_POST
def decide(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """F8 and F10: one of the ways a case ends."""

    def verb(post: Post, now: datetime) -> None:
        decisions.decide(case=access.case(post, visit, n), post=post, choice=_choice(request), now=now)

    try:
        return _press(request, verb, f"{DESK}?case={n}")
    except ReplyStopped as refusal:
        return declining.stopped(request, n, refusal)


def _choice(request: HttpRequest) -> decisions.Choice:
    said = request.POST
    return decisions.Choice(
        kind=said.get("kind", ""), reason=said.get("reason", ""), what=said.get("what", ""),
        due=_day(said.get("due", "")), tell_me="tell_me" in said,
        words=said.get("words"), left_out=said.get("left_out", ""),
    )  # fmt: skip


def _day(text: str) -> date | None:
    """A chosen day, None for the usual one; raises UnknownPromise."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnknownPromise() from None
