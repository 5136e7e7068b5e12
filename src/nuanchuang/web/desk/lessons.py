"""The officer's own: errors put right and told, and looks back that nobody else reads until shared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import lessons as actions
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result
from nuanchuang.web.back import see_other
from nuanchuang.web.desk.consulting import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

QUESTIONS = (
    gettext_noop("当时发生了什么？"),
    gettext_noop("我本来想做到什么？"),
    gettext_noop("哪一句、哪一步做得好？"),
    gettext_noop("再来一次，我会怎么说、怎么做？"),
    gettext_noop("需要同事或大厅帮我什么？"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def lessons(request: HttpRequest) -> HttpResponse:
    """One's own list and the two forms; a press notes an error (“happened”) or a look back."""
    who = person(request)
    who.must("serve")
    if request.method == "POST":
        pressed(request, by=who.actor, act=lambda: _note(request, who))
        return see_other("desk:lessons")
    asked = [gettext(each) for each in QUESTIONS]
    looks = [(each, list(zip(asked, each.answers, strict=True))) for each in reads.looks_of(who)]
    context = {
        "questions": asked, "errors": reads.errors_of(who, clock.now()), "looks": looks,
        "line": actions.LINE, "answer": actions.ANSWER,
    }  # fmt: skip
    return show(request, who, "desk/lessons.html", context)


def _note(request: HttpRequest, who: Person) -> Result:
    now = clock.now()
    if "answer" in request.POST:
        made = actions.look_back(person=who, answers=request.POST.getlist("answer"), now=now)
        return {"look": str(made.id)}
    return {"error": str(actions.note_error(person=who, report=_report(request), now=now).id)}


def _report(request: HttpRequest) -> actions.Report:
    said = request.POST
    return actions.Report(said.get("happened", ""), said.get("fixed", ""), said.get("prevent", ""))


@require_POST
def send_error(request: HttpRequest, error: UUID) -> HttpResponse:
    """Put right, then told."""
    who = person(request)

    def act() -> Result:
        sent = actions.send_error(person=who, error=error, report=_report(request), now=clock.now())
        return {"error": str(sent.id)}

    pressed(request, by=who.actor, act=act)
    return see_other("desk:lessons")


@require_POST
def look(request: HttpRequest, look: UUID) -> HttpResponse:
    """Worded anew, or with ``share`` given to leaders and trainers to read."""
    who = person(request)

    def act() -> Result:
        now = clock.now()
        if "share" in request.POST:
            actions.share_look_back(person=who, look=look, now=now)
        else:
            answers = request.POST.getlist("answer")
            actions.rewrite_look_back(person=who, look=look, answers=answers, now=now)
        return {"look": str(look)}

    pressed(request, by=who.actor, act=act)
    return see_other("desk:lessons")
