"""What the lint finds in words while they are typed. Only suggestions: nothing here is stored or logged."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from nuanchuang.wording import reads
from nuanchuang.wording.rules import Finding

LONGEST = 2000
"""Characters that are looked at; no field of the house takes as many."""


@dataclass(frozen=True)
class Lacking:
    """A step that is missing: its id, what it is, why it belongs here, and the sentence to put in."""

    id: str
    label: str
    why: str
    sentence: str


@dataclass(frozen=True)
class Found:
    """parts/wording_found.html. ``held``: ids of rules that stop the press; ``early``: what stands too
    early; ``hidden``: what will not be kept."""

    findings: tuple[Finding, ...]
    held: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    early: tuple[str, ...] = ()
    hidden: str = ""


def only_said(texts: Iterable[str]) -> Found:
    """The findings in a text that no situation asks elements of."""
    return Found(reads.check("\n".join(texts)[:LONGEST]).findings)


@require_POST
def wording(request: HttpRequest) -> HttpResponse:
    """The findings in the field that ``field`` names, for beside it."""
    texts = request.POST.getlist(request.POST.get("field", ""))
    return render(request, "parts/wording_found.html", {"found": only_said(texts)})
