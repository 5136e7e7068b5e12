"""What officers ask their leaders: the longest waiting first, and what was answered last."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue.rules import Ground
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import consultations
from nuanchuang.knowledge.refusals import AnswerEmpty
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed
from nuanchuang.web.templatetags.nuanchuang import pick


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The questions with their forms; with ``?bar`` the bar, with ``?seen=n`` whether more came since."""
    who = person(request)
    who.must("answer_consultations")
    now = clock.now()
    if "bar" in request.GET:
        state = reads.waiting(who, now)
        context = {"address": reverse("office:asked"), "waiting": state.waiting, "overdue": state.overdue}
        return render(request, "parts/asked_bar.html", context)
    if "seen" in request.GET:
        waiting = str(reads.waiting(who, now).waiting)
        context = {"seen": request.GET["seen"], "changed": waiting != request.GET["seen"]}
        return render(request, "office/asked.html#news", context)
    return show(request, who, "office/asked.html", _lists(who))


def _lists(who: Person) -> dict[str, object]:
    now = clock.now()
    lines = reads.open_questions(who, now)
    grounds = {code: _grounds(code) for code in {each.code for each in lines}}
    return {
        "lines": [(each, grounds[each.code]) for each in lines],
        "seen": sum(not each.own for each in lines), "changed": False,
        "answered": reads.answered(who, now), "length": consultations.LENGTH,
    }  # fmt: skip


def _grounds(matter: str) -> list[tuple[str, str]]:
    """What an answer may rest on: its id, how it is called and what it says; the same article may say several
    things."""
    return [(each.id, _called(each)) for each in reads.grounds(matter)]


def _called(ground: Ground) -> str:
    article = gettext("第 %(article)s 条") % {"article": ground.article} if ground.article else ""
    place = " ".join(filter(None, (pick(ground.rule), article, ground.paragraph)))
    return gettext("%(place)s：%(gist)s") % {"place": place, "gist": pick(ground.gist)}


@require_POST
def answer(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """One of the ways, or words, or both."""
    who = person(request)

    def act() -> Result:
        reply = _reply(request)
        made = consultations.answer(person=who, consultation=consultation, reply=reply, now=clock.now())
        return {"consultation": str(made.id)}

    pressed(request, by=who.actor, act=act)
    return see_other("office:asked")


def _reply(request: HttpRequest) -> consultations.Reply:
    choice = request.POST.get("choice", "")
    if choice and not (choice.isascii() and choice.isdigit() and len(choice) == 1):
        raise AnswerEmpty()
    words, ground = request.POST.get("words", ""), request.POST.get("ground", "")
    return consultations.Reply(int(choice) if choice else None, words, ground)
