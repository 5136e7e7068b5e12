"""Memos at the desk: a line on this case, those of similar cases, and a search through all the hall wrote."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Question
from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import memos
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.repeat import Result
from nuanchuang.platform.search import LONGEST, TooShort
from nuanchuang.platform.spoken import sentence
from nuanchuang.reception.models import Case
from nuanchuang.web import words
from nuanchuang.web.back import came_from, is_htmx, whole_page
from nuanchuang.web.desk.asked import DESK
from nuanchuang.web.desk.consulting import about, case_here, show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed


@require_http_methods(["GET", "HEAD", "POST"])
def memo(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """The form for a line and the memos of similar cases; over htmx the list alone, for beside the visit."""
    who, case = case_here(request, visit, n)
    if request.method == "POST":
        return _write(request, who, case, visit)
    context = {"visit": visit, "n": n, "memos": reads.similar_memos(who, about(case))}
    if is_htmx(request):
        with timezone.override(hall_reads.zone(who.officer.hall)):
            return render(request, "desk/memo_list.html", context)
    more = {
        "matter": catalogue.matter(case.matter).title, "facts": _facts(case), "length": memos.LENGTH,
        "hidden": words.hidden(request.GET.get("hidden", "").split(".")),
    }  # fmt: skip
    return show(request, who, "desk/memo.html", {**context, **more})


def _facts(case: Case) -> list[tuple[Question, object]]:
    """The questions answered so far, each with its answer in words."""
    matter = catalogue.matter(case.matter)
    return [(question, option.label) for question in matter.questions
            if (option := question.option(case.facts.get(question.code, "")))]  # fmt: skip


def _write(request: HttpRequest, who: Person, case: Case, visit: UUID) -> HttpResponse:
    def act() -> Result:
        text, facts = request.POST.get("text", ""), request.POST.getlist("fact")
        written = memos.write_memo(person=who, about=about(case), facts=facts, text=text, now=clock.now())
        return {"memo": str(written.memo.id), "hidden": ".".join(written.hidden)}

    made = pressed(request, by=who.actor, act=act)
    here = f"{reverse('desk:memo', args=(visit, case.n))}?hidden={made['hidden']}"
    return whole_page(request, here if made["hidden"] else f"{DESK}?case={case.n}")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Memos, answers and cards of the hall that contain what was typed."""
    who = person(request)
    who.must("serve")
    needle = request.GET.get("find", "")
    finds, told = None, ""
    if needle.strip():
        try:
            finds = reads.find(who, needle, clock.now())
        except TooShort as refusal:
            told = _told(refusal)
    empty = finds is not None and not (finds.memos or finds.answers or finds.cards)
    context = {"find": needle, "finds": finds, "told": told, "empty": empty, "longest": LONGEST}
    return show(request, who, "desk/memos.html", context)


def _told(refusal: Refusal) -> str:
    return sentence(refusal)


@require_POST
def remove(request: HttpRequest, memo: UUID) -> HttpResponse:
    """Its author takes it back, or a leader strikes it."""
    who = person(request)

    def act() -> Result:
        return {"memo": str(memos.remove_memo(person=who, memo=memo, now=clock.now()).id)}

    pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(came_from(request, reverse("desk:memos")), status=303)
