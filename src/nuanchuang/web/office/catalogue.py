"""The content as this hall has it: adopt a release, change a line with a second pair of eyes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.actions import edits
from nuanchuang.catalogue.models import Edit
from nuanchuang.catalogue.reads import EditCard, Line
from nuanchuang.catalogue.rules import Matter
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound, Refusal
from nuanchuang.platform.repeat import Result
from nuanchuang.platform.spoken import sentence
from nuanchuang.promises import reads as promises
from nuanchuang.reception import reads as reception
from nuanchuang.web import lines
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

STATES = {
    "draft": gettext_noop("等人审核"),
    "coming": gettext_noop("已审核，未到日期"),
    "in_force": gettext_noop("已生效"),
    "withdrawn": gettext_noop("已撤回"),
    "lapsed": gettext_noop("过期未审"),
}


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The release, who adopted it, what was changed, and every matter."""
    who = person(request)
    who.must("see_catalogue")
    library, asked = reads.library(), request.GET.get("q", "").strip()
    shown = [hit.matter for hit in reads.find(asked)] if asked else _in_order(library.matters.values())
    context = {
        "library": library,
        "asked": asked,
        "adopted": who.officer.hall_id in reads.adopted_by(),
        "may_adopt": who.may("adopt_catalogue"),
        "edits": [row(each) for each in reads.edits(who.id, clock.now())],
        "matters": [(each, len(library.applied.get(each.code, ()))) for each in shown],
    }
    return show(request, who, "office/catalogue.html", context)


def _in_order(matters: Iterable[Matter]) -> list[Matter]:
    """A2 before A10."""
    return sorted(matters, key=lambda each: (each.code[:1], len(each.code), each.code))


def row(edit: EditCard) -> dict[str, Any]:
    """An edit in words; a matter that is gone keeps its code."""
    found = reads.library().matters.get(edit.matter)
    return {
        "edit": edit,
        "matter": found.title if found else edit.matter,
        "line": lines.label(found, edit.at) if found else edit.at,
        "before": lines.said(edit.at, edit.before),
        "after": lines.said(edit.at, edit.value),
        "state": gettext(STATES[edit.state]),
    }


@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """A named person takes the release on."""
    who = person(request)
    pressed(request, by=who.actor, act=lambda: {"id": str(edits.adopt(person=who, now=clock.now()).id)})
    return see_other("office:catalogue")


@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """Every line of a matter that may be changed, what it says and where that comes from."""
    who = person(request)
    who.must("see_catalogue")
    found = reads.matter(code)
    context = {"matter": found, "groups": _groups(found), "may_edit": who.may("edit_catalogue")}
    return show(request, who, "office/catalogue_matter.html", context)


@dataclass(frozen=True)
class Group:
    """The lines of one heading, together by what they set. ``folded``: too many to lie open."""

    name: str
    kinds: dict[str, list[dict[str, Any]]]
    folded: bool


def _groups(found: Matter) -> list[Group]:
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for line in reads.lines(found.code):
        name = lines.group(line.at)
        kind = lines.field(line.at) if name == "materials" else ""
        rows.setdefault(name, {}).setdefault(kind, []).append(_line(found, line))
    known = [(name, words) for name, words in lines.GROUPS.items() if name in rows]
    return [Group(gettext(words), rows[name], folded=name == "materials") for name, words in known]


def _line(found: Matter, line: Line) -> dict[str, Any]:
    return {
        "at": line.at,
        "label": lines.label(found, line.at),
        "says": lines.said(line.at, line.says),
        "changed": line.changed,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """The form for one line: what it says, what it shall say, from when and why. What is to be put right is
    told on the form itself, with everything that was typed."""
    who = person(request)
    who.must("edit_catalogue")
    found = reads.matter(code)
    if request.method != "POST":
        return _form(request, who, found)
    try:
        made = pressed(request, by=who.actor, act=lambda: _draft(request, who, code))
    except Refusal as refusal:
        if refusal.status != HTTPStatus.UNPROCESSABLE_ENTITY or isinstance(refusal, edits.NotChangeable):
            raise
        return _form(request, who, found, refusal)
    return see_other("office:edit", made["edit"])


def _form(request: HttpRequest, who: Person, found: Matter, refusal: Refusal | None = None) -> HttpResponse:
    typed = request.POST if refusal else request.GET
    if "at" not in typed:
        return see_other("office:catalogue-matter", found.code)
    line = next((each for each in reads.lines(found.code) if each.at == typed["at"]), None)
    if line is None:
        raise NotFound()
    tomorrow = (reads.today(clock.now()) + timedelta(days=1)).isoformat()
    context = {
        "matter": found,
        "line": line,
        "label": lines.label(found, line.at),
        "says": lines.said(line.at, line.says),
        "money": line.at.endswith(".fen"),
        "tomorrow": tomorrow,
        "errors": _errors(refusal, line.kind) if refusal else [],
        "typed": {
            "value": typed.get("value", ""),
            "zh": typed.get("zh", line.says["zh"] if line.kind == "text" else ""),
            "en": typed.get("en", line.says["en"] if line.kind == "text" else ""),
            "from": typed.get("from", tomorrow),
            "why": typed.get("why", ""),
            "yes": typed.get("value", "yes" if line.says is True else "no") == "yes",
        },
    }
    return show(request, who, "office/change.html", context, status=refusal.status if refusal else 200)


def _errors(refusal: Refusal, kind: str) -> list[dict[str, str]]:
    """Each fault in words, with the field to put right."""
    faults = refusal.faults if isinstance(refusal, edits.SeveralFaults) else (refusal,)
    places = {edits.TooSoon: "from", edits.WhyMissing: "why"}
    value = {"text": "zh", "flag": "value-yes"}.get(kind, "value")
    return [{"field": places.get(type(each), value), "text": sentence(each)} for each in faults]


def _draft(request: HttpRequest, who: Person, code: str) -> Result:
    posted = request.POST
    made = edits.draft(
        person=who, matter=code, at=posted.get("at", ""), value=_value(posted), why=posted.get("why", ""),
        valid_from=_day(posted.get("from", "")), now=clock.now(),
    )  # fmt: skip
    return {"edit": str(made.id)}


def _value(posted: Any) -> Any:
    """What was typed, by the kind the form says; the action refuses what does not fit the line."""
    kind, typed = posted.get("kind"), posted.get("value", "").strip()
    if kind == "text":
        return {"zh": posted.get("zh", "").strip(), "en": posted.get("en", "").strip()}
    if kind == "flag":
        return typed == "yes"
    if kind == "money":
        return _fen(typed)
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 8 else typed


def _fen(typed: str) -> Any:
    """Yuan as typed, 90 or 90.50, in fen; anything else as it is."""
    yuan, _, rest = typed.partition(".")
    plain = yuan.isascii() and yuan.isdecimal() and len(yuan) < 7 and len(rest) <= 2
    if not plain or (rest and not (rest.isascii() and rest.isdecimal())):
        return typed
    return int(yuan) * 100 + int(rest.ljust(2, "0") or 0)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@require_safe
def edit(request: HttpRequest, edit: UUID) -> HttpResponse:
    """One change for the second pair of eyes: the difference, the walk, and whom it touches."""
    who = person(request)
    who.must("see_catalogue")
    for card in reads.edits(who.id, clock.now(), of=edit):
        found = reads.matter(card.matter)
        grounds = {ground.id for ground in reads.grounds_of(found)}
        context = {
            **row(card),
            "paths": _paths(card),
            "cases": reception.open_cases_of(card.matter),
            "watchers": promises.watching(grounds),
            "may_approve": who.may("approve_catalogue") and not card.mine,
            "may_withdraw": card.mine or who.may("approve_catalogue"),
        }
        return show(request, who, "office/edit.html", context)
    raise NotFound()


def _paths(card: EditCard) -> int | None:
    """How many paths were walked with a waiting change in it; nothing for one that is settled."""
    return _walked(card.id, reads.library().digest) if card.state == "draft" else None


@lru_cache(maxsize=64)
def _walked(edit: UUID, content: str) -> int:
    """Walking costs a second for the largest matter: once an edit and a state of the content is enough,
    since approving walks again."""
    return edits.check(Edit.objects.get(pk=edit)).paths


@require_POST
def approve(request: HttpRequest, edit: UUID) -> HttpResponse:
    """The second pair of eyes says yes."""
    who = person(request)
    act = edits.approve if request.POST.get("answer") == "yes" else edits.withdraw
    pressed(request, by=who.actor, act=lambda: {"edit": str(act(person=who, edit=edit, now=clock.now()).id)})
    return see_other("office:edit", edit)
