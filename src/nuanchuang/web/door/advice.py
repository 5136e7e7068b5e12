"""Wizards that decide: a few questions, check your answers, then what can be done and why.

All of it is advice, and says so; the answers stay in the browser.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.rules import Matter, WizardOutcome
from nuanchuang.web import halls, words
from nuanchuang.web.door import asking
from nuanchuang.web.door.asking import Round


@dataclass(frozen=True)
class Told:
    """An outcome as the page shows it; ``after`` is true for what can be done once the steps before are."""

    outcome: WizardOutcome
    kind: str | Promise
    after: bool


def _round(slug: str) -> Round:
    about = reads.wizard(slug)
    return Round(about, slug, "/advice/", "door:wizard", "door:wizard-question", "door:wizard-answers")


@login_not_required
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All wizards."""
    hall = halls.hall_of_this_box()
    context = {"wizards": reads.library().wizards.values(), "hall": halls.card(hall) if hall else None}
    return render(request, "door/advice.html", context)


@login_not_required
@require_safe
def begin(request: HttpRequest, wizard: str) -> HttpResponse:
    """What a wizard answers, and the button to begin."""
    return render(request, "door/wizard.html", {**asking.context_of(_round(wizard)), "slug": wizard})


@login_not_required
@never_cache
@require_safe
def go_on(request: HttpRequest, wizard: str) -> HttpResponse:
    """To the first question without an answer, or to check the answers."""
    asked = _round(wizard)
    return asking.onward(asked, asking.facts_of(request, asked))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, wizard: str, question: str) -> HttpResponse:
    """Ask one question; its answer goes into the browser's own cookie."""
    return asking.ask(request, _round(wizard), question)


@login_not_required
@never_cache
@require_safe
def answers(request: HttpRequest, wizard: str) -> HttpResponse:
    """Check your answers."""
    asked = _round(wizard)
    facts = asking.facts_of(request, asked)
    if rules.next_question(asked.about, facts):
        return asking.onward(asked, facts)
    context = {**asking.context_of(asked), "rows": asking.rows(asked, facts), "slug": wizard}
    return render(request, "door/wizard-answers.html", context)


@login_not_required
@never_cache
@require_safe
def result(request: HttpRequest, wizard: str) -> HttpResponse:
    """What the answers come to: safe to reload, and gone with the browser."""
    asked = _round(wizard)
    facts = asking.facts_of(request, asked)
    if rules.next_question(asked.about, facts):
        return asking.onward(asked, facts)
    advised = rules.advise(reads.wizard(wizard), facts)
    told = [Told(each, words.ADVICE[each.level], after=each.level != "first") for each in advised.shown]
    rows = asking.rows(asked, facts)
    unsure = [row for row in rows if row.option == rules.UNSURE and not advised.outcome]
    context = {
        **asking.context_of(asked),
        "advice": advised,
        "first": told[0],
        "whichever": words.WHICHEVER.get(advised.shared, ""),
        "told": told[1:] if advised.outcome else told,
        "rows": [row for row in rows if row not in unsure],
        "unsure": unsure,
        "matters": _matters(advised.shown),
        "local_check": any(each.local_check for each in (*advised.certain, *advised.shown)),
        "slug": wizard,
    }
    return render(request, "door/advised.html", context)


def _matters(outcomes: tuple[WizardOutcome, ...]) -> list[Matter]:
    """The matters led to that this release has, each once."""
    known = reads.library().matters
    codes = dict.fromkeys(code for outcome in outcomes for code in outcome.leads_to)
    return [known[code] for code in codes if code in known]
