"""A matter on paper: for the wall of the hall, or for the hand. Made from the catalogue like every page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.rules import Case, Limit, Matter, Papers, Text, When
from nuanchuang.catalogue.rules.model import Grounded
from nuanchuang.catalogue.rules.sheets import Paper
from nuanchuang.web import halls

Limits = tuple[tuple[When | None, Limit], ...]


@dataclass(frozen=True)
class Form:
    """A kind of sheet. Sizes are pt on A4, on A5 they are ``√½`` of that (sheet.css).

    ``single``: from this size on one page is better than two with larger letters; ``least``: never smaller.
    """

    name: str
    single: int
    least: int


WALL, HAND = Form("wall", single=11, least=11), Form("hand", single=13, least=12)
SIZES = (18, 16, 14, 13, 12, 11)
EMPTY, EACH, ENGLISH = 0.32, 0.00114, 0.4
"""Measured at 12 pt: pages of a sheet without texts, pages a Chinese character adds, and what an English
letter is of one."""
GROWTH = 1.8
"""Larger letters need more lines and higher ones."""
ROOM = {1: 0.97, 2: 1.75}
"""Pages → how much of them may be filled; what must not be torn apart leaves gaps before a break."""


@login_not_required
@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """A4 for the wall; with ``?for=hand`` A5 to take along. Both grow with the reader's size of letters."""
    form = HAND if request.GET.get("for") == "hand" else WALL
    found = reads.matter(code)
    hall = halls.hall_of_this_box()
    context = {**_content(found, form), "form": form, "hall": halls.card(hall) if hall else None}
    return render(request, "door/sheet.html", context)


def _content(matter: Matter, form: Form) -> dict[str, Any]:
    library, papers, limits = reads.library(), rules.every_paper(matter), rules.every_limit(matter)
    return {
        "matter": matter,
        "papers": papers,
        "limits": limits,
        "size": letters(_signs(_texts(matter, papers, limits)), form),
        "address": settings.NUANCHUANG_PUBLIC_URL + reverse("door:check", args=[matter.code]),
        "release": library.release,
        "released": library.released,
        "local_check": any(each.local_check for each in _said(matter)),
    }


def _said(matter: Matter) -> tuple[Grounded, ...]:
    """What stands on the sheet and rests on grounds."""
    return (
        *matter.who, *matter.materials, *matter.limits, *matter.not_reasons, matter.fee, matter.decides,
    )  # fmt: skip


def letters(signs: float, form: Form) -> int:
    """The largest size in which so many Chinese characters stand on one page, or else on two."""
    height = EMPTY + EACH * signs
    for pages, least in ((1, form.single), (2, form.least)):
        for size in SIZES:
            if size >= least and height * (size / 12) ** GROWTH <= ROOM[pages]:
                return size
    return form.least


def _signs(texts: Iterable[Text]) -> float:
    language = get_language() or ""
    letters = sum(len(text.pick(language)) for text in texts)
    return letters * ENGLISH if language == "en" else letters


def _texts(matter: Matter, papers: Papers, limits: Limits) -> Iterator[Text]:
    """What a sheet says in one language or the other; the words of all sheets are left out."""
    yield from _brought(papers)
    for when, limit in limits:
        yield from _cases(when)
        yield from [limit.note] if limit.note else []
    yield from (each.note for each in matter.who)
    yield from (each.name for each in matter.fee.items)
    yield from (matter.summary, matter.place, matter.after, matter.decides.text, *matter.other_ways)
    yield from (text for each in matter.not_reasons for text in (each.claim, each.why))


def _brought(papers: Papers) -> Iterator[Text]:
    yield from _papers(papers.always)
    for asked in papers.asked:
        yield asked.question.ask
        yield from _cases(asked.scope)
        for row in asked.rows:
            yield from (option.label for option in row.options)
            yield from _papers(row.papers)
    for each in papers.together:
        yield from _answers([each.case])
        yield from _papers(each.papers)
    yield from (text for material, reason in papers.never for text in (material.name, reason))


def _papers(papers: Iterable[Paper]) -> Iterator[Text]:
    for paper in papers:
        yield paper.material.name
        for when, reason in paper.spared:
            yield from _cases(when)
            yield reason
        yield from _answers(paper.unless)


def _cases(when: When | None) -> Iterator[Text]:
    return _answers(when.cases if when else ())


def _answers(cases: Iterable[Case]) -> Iterator[Text]:
    return (option.label for case in cases for said in case for option in said.options)
