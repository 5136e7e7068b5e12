"""One question a page, and the answers in this browser alone: what the pre-check and the wizards share.

Answers stand in no address. They wait in a signed cookie of this browser that ends with it,
so that reloading, going back and changing one answer all work; nothing is kept here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.rules import Question, Text
from nuanchuang.web import halls
from nuanchuang.web.back import see_other

COOKIE = "answers"
SALT = "nuanchuang.door.answers"
GOOD_FOR = timedelta(hours=4)

Facts = dict[str, str]


class Subject(rules.Asks, Protocol):
    """What is asked about: a matter or a wizard."""

    @property
    def title(self) -> Text:
        """How it is called."""
        ...


@dataclass(frozen=True)
class Round:
    """The questions about one subject, and the names of their pages; ``key`` is its code in addresses.

    ``folder`` is the part of the site its cookie is sent to, and tells matters from wizards.
    """

    about: Subject
    key: str
    folder: str
    begin: str
    question: str
    answers: str


@dataclass(frozen=True)
class Answer:
    """A row of check your answers."""

    question: Text
    answer: Text
    change: str
    code: str
    option: str


def onward(asked: Round, facts: Mapping[str, str]) -> HttpResponse:
    """To the first question without an answer, or to check the answers."""
    missing = rules.next_question(asked.about, facts)
    if missing is None:
        return see_other(asked.answers, asked.key)
    return see_other(asked.question, asked.key, missing.code)


def ask(request: HttpRequest, asked: Round, code: str) -> HttpResponse:
    """Ask one question; its answer goes into the browser's own cookie."""
    facts = facts_of(request, asked)
    question = next((each for each in rules.open_questions(asked.about, facts) if each.code == code), None)
    if question is None:
        return onward(asked, facts)
    if request.method != "POST":
        return _page(request, asked, question, facts)
    chosen = request.POST.get(question.code, "")
    if question.option(chosen) is None:
        error = gettext("请选一项。不清楚的，选“我不清楚”就行。")
        return _page(request, asked, question, facts, error)
    facts = rules.prune(asked.about, {**facts, question.code: chosen})
    return _keep(onward(asked, facts), asked, facts)


def _page(
    request: HttpRequest, asked: Round, question: Question, facts: Mapping[str, str], error: str = ""
) -> HttpResponse:
    order = [each.code for each in rules.open_questions(asked.about, facts)]
    place = order.index(question.code)
    before = reverse(asked.begin, args=[asked.key])
    context = {
        **context_of(asked),
        "question": question,
        "chosen": facts.get(question.code, ""),
        "error": error,
        "errors": [{"field": question.code, "text": error}] if error else [],
        "place": place + 1,
        "most": len(order),
        "back": _address(asked, order[place - 1]) if place else before,
    }
    return render(request, "door/question.html", context, status=422 if error else 200)


def context_of(asked: Round) -> dict[str, Any]:
    """What every page of the round shows: its subject, and whom to ask."""
    hall = halls.hall_of_this_box()
    begin = reverse(asked.begin, args=[asked.key])
    return {"about": asked.about, "begin": begin, "hall": halls.card(hall) if hall else None}


def rows(asked: Round, facts: Mapping[str, str]) -> list[Answer]:
    """Check your answers: a row for each question, with the way to change it."""
    return [
        Answer(each.ask, option.label, _address(asked, each.code), each.code, option.code)
        for each in rules.open_questions(asked.about, facts)
        if (option := each.option(facts.get(each.code, "")))
    ]


def _address(asked: Round, question: str) -> str:
    return reverse(asked.question, args=[asked.key, question])


def facts_of(request: HttpRequest, asked: Round) -> Facts:
    """What this browser answered about this subject; nothing for a spoilt, old or other cookie."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return {}
    return rules.prune(asked.about, kept["facts"]) if kept.get("about") == _whose(asked) else {}


def _keep(response: HttpResponse, asked: Round, facts: Facts) -> HttpResponse:
    value = signing.dumps({"about": _whose(asked), "facts": facts}, salt=SALT)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, value, path=asked.folder, httponly=True, samesite="Lax", secure=secure)
    return response


def _whose(asked: Round) -> str:
    return f"{asked.folder}{asked.key}"
