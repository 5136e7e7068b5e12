"""The words of a refusal on their way: looked at while typed, mended by a press, kept when stopped."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from nuanchuang.platform import clock
from nuanchuang.platform.spoken import sentence
from nuanchuang.reception import access, reads
from nuanchuang.reception.actions import other_reasons
from nuanchuang.reception.refusals import ReplyStopped
from nuanchuang.reception.rules import declining
from nuanchuang.web.back import is_htmx
from nuanchuang.web.desk import replying, views
from nuanchuang.web.desk.asked import DESK, Asked
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed


@require_POST
def reply(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """What is found in the words, for beside them; with ``insert`` the page with a missing sentence put in.
    Nothing is stored."""
    who = person(request)
    case = reads.case_view(access.case(access.post_of(who), visit, n))
    own = replying.reply_to(case, request.POST.get("reason", ""))
    wish = typed(request, n)
    if "insert" in request.POST:
        mended = declining.insert(wish.words or "", own, request.POST["insert"])
        return _page(request, replace(wish, words=mended))
    if not is_htmx(request):
        return _page(request, wish)
    context = {"visit": visit, "n": n, **replying.looked(wish.words or "", own, wish.left_out)}
    return render(request, "desk/reply_found.html", context)


def typed(request: HttpRequest, n: int) -> Asked:
    """The panel as the officer left it."""
    said = request.POST
    return Asked(
        case=n, panel="refuse", reason=said.get("reason", ""), words=said.get("words", ""),
        left_out=said.get("left_out", ""), tell_me="tell_me" in said,
        quiet=request.COOKIES.get("quiet") == "1",
    )  # fmt: skip


@require_POST
def other(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """A reason that is not in the list goes to the leaders; the visit goes on."""
    who, said = person(request), request.POST

    def act() -> None:
        case = access.case(access.post_of(who), visit, n)
        fact, ground = said.get("fact", ""), said.get("ground", "")
        other_reasons.ask(person=who, case=case, fact=fact, ground=ground, now=clock.now())

    pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(f"{DESK}?case={n}&panel=decide", status=303)


def stopped(request: HttpRequest, n: int, refusal: ReplyStopped) -> HttpResponse:
    """The page again with the sentence and every word typed; over htmx the page never went away."""
    if is_htmx(request):
        raise refusal
    return _page(request, replace(typed(request, n), stopped=sentence(refusal)), refusal.status)


def _page(request: HttpRequest, wish: Asked, status: int = 200) -> HttpResponse:
    who = person(request)
    response = views.visit_page(request, who, access.post_of(who), wish, clock.now(), status)
    response["HX-Push-Url"] = "false"
    return response
