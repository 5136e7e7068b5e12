"""The pre-check: one question a page, then check your answers, then the list.

Nothing is kept here before the person asks for the list.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from nuanchuang.catalogue import actions, reads, rules
from nuanchuang.platform import clock
from nuanchuang.web.back import see_other
from nuanchuang.web.door import asking
from nuanchuang.web.door.asking import Round
from nuanchuang.web.pressing import pressed


def _round(code: str) -> Round:
    return Round(reads.matter(code), code, "/matter/", "door:matter", "door:question", "door:answers")


@login_not_required
@never_cache
@require_safe
def go_on(request: HttpRequest, code: str) -> HttpResponse:
    """To the first question without an answer, or to check the answers."""
    asked = _round(code)
    return asking.onward(asked, asking.facts_of(request, asked))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str, question: str) -> HttpResponse:
    """Ask one question; its answer goes into the browser's own cookie."""
    return asking.ask(request, _round(code), question)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """Check your answers; the button makes the list from what this page showed."""
    asked = _round(code)
    if request.method == "POST":
        return _prepare(request, asked)
    facts = asking.facts_of(request, asked)
    if rules.next_question(asked.about, facts):
        return asking.onward(asked, facts)
    context = {**asking.context_of(asked), "rows": asking.rows(asked, facts)}
    return render(request, "door/answers.html", context)


def _prepare(request: HttpRequest, asked: Round) -> HttpResponse:
    facts = {each.code: request.POST.get(each.code, "") for each in asked.about.questions}

    def prepare() -> dict[str, str]:
        return {"code": actions.prepare(matter=asked.key, facts=facts, now=clock.now()).code}

    made = pressed(request, by="citizen", act=prepare)
    return see_other("door:list", made["code"])
