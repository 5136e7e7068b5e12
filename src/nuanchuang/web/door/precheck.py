"""The pre-check: one question a page, then check your answers, then the list.

Answers stand in no address. They wait in a signed cookie of this browser that ends with it,
so that reloading, going back and changing one answer all work; nothing is kept here before
the person asks for the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from nuanchuang.catalogue import actions, reads, rules
from nuanchuang.catalogue.rules import Matter, Question, Text
from nuanchuang.platform import clock
from nuanchuang.web import halls
from nuanchuang.web.back import see_other
from nuanchuang.web.pressing import pressed

COOKIE = "answers"
SALT = "nuanchuang.door.answers"
GOOD_FOR = timedelta(hours=4)

Facts = dict[str, str]


@dataclass(frozen=True)
class Answer:
    """A row of check your answers."""

    question: Text
    answer: Text
    change: str
    code: str
    option: str


@login_not_required
@never_cache
@require_safe
def go_on(request: HttpRequest, code: str) -> HttpResponse:
    """To the first question without an answer, or to check the answers."""
    matter = reads.matter(code)
    return _next(matter, _facts(request, matter))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str, question: str) -> HttpResponse:
    """Ask one question; its answer goes into the browser's own cookie."""
    matter = reads.matter(code)
    facts = _facts(request, matter)
    asked = next((each for each in rules.open_questions(matter, facts) if each.code == question), None)
    if asked is None:
        return _next(matter, facts)
    if request.method != "POST":
        return _page(request, matter, asked, facts)
    chosen = request.POST.get(asked.code, "")
    if asked.option(chosen) is None:
        return _page(request, matter, asked, facts, error=gettext("请选一项。不清楚的，选“我不清楚”就行。"))
    facts = rules.prune(matter, {**facts, asked.code: chosen})
    return _keep(_next(matter, facts), matter, facts)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """Check your answers; the button makes the list from what this page showed."""
    matter = reads.matter(code)
    if request.method == "POST":
        return _prepare(request, matter)
    facts = _facts(request, matter)
    if rules.next_question(matter, facts):
        return _next(matter, facts)
    context = {**_context(matter), "rows": _rows(matter, facts)}
    return render(request, "door/answers.html", context)


def _prepare(request: HttpRequest, matter: Matter) -> HttpResponse:
    facts = {each.code: request.POST.get(each.code, "") for each in matter.questions}

    def prepare() -> dict[str, str]:
        return {"code": actions.prepare(matter=matter.code, facts=facts, now=clock.now()).code}

    made = pressed(request, by="citizen", act=prepare)
    return see_other("door:list", made["code"])


def _next(matter: Matter, facts: Mapping[str, str]) -> HttpResponse:
    missing = rules.next_question(matter, facts)
    if missing is None:
        return see_other("door:answers", matter.code)
    return see_other("door:question", matter.code, missing.code)


def _page(
    request: HttpRequest, matter: Matter, asked: Question, facts: Mapping[str, str], error: str = ""
) -> HttpResponse:
    order = [each.code for each in rules.open_questions(matter, facts)]
    place = order.index(asked.code)
    context = {
        **_context(matter),
        "question": asked,
        "chosen": facts.get(asked.code, ""),
        "error": error,
        "errors": [{"field": asked.code, "text": error}] if error else [],
        "place": place + 1,
        "most": len(order),
        "back": _address(matter, order[place - 1]) if place else reverse("door:matter", args=[matter.code]),
    }
    return render(request, "door/question.html", context, status=422 if error else 200)


def _context(matter: Matter) -> dict[str, Any]:
    hall = halls.hall_of_this_box()
    return {"matter": matter, "hall": halls.card(hall) if hall else None}


def _rows(matter: Matter, facts: Mapping[str, str]) -> list[Answer]:
    return [
        Answer(each.ask, option.label, _address(matter, each.code), each.code, option.code)
        for each in rules.open_questions(matter, facts)
        if (option := each.option(facts.get(each.code, "")))
    ]


def _address(matter: Matter, question: str) -> str:
    return reverse("door:question", args=[matter.code, question])


def _facts(request: HttpRequest, matter: Matter) -> Facts:
    """What this browser answered for this matter; nothing for a spoilt, old or other cookie."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return {}
    return rules.prune(matter, kept["facts"]) if kept["matter"] == matter.code else {}


def _keep(response: HttpResponse, matter: Matter, facts: Facts) -> HttpResponse:
    value = signing.dumps({"matter": matter.code, "facts": facts}, salt=SALT)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, value, path="/matter/", httponly=True, samesite="Lax", secure=secure)
    return response
