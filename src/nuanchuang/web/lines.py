"""The lines of a matter in words: what an address of catalogue.rules.changes means to a reader."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop

from nuanchuang.catalogue.rules import Matter, every_limit, readable
from nuanchuang.web import words
from nuanchuang.web.templatetags.nuanchuang import money, pick

GROUPS = {
    "fee": gettext_noop("费用"),
    "limits": gettext_noop("期限"),
    "materials": gettext_noop("材料"),
    "notes": gettext_noop("提醒"),
    "place": gettext_noop("在哪里办"),
    "after": gettext_noop("接下来"),
    "decides": gettext_noop("谁说了算"),
}
FIELDS = {
    "fen": gettext_noop("金额"),
    "region": gettext_noop("收费地区"),
    "note": gettext_noop("说明"),
    "promised": gettext_noop("承诺天数"),
    "name": gettext_noop("名称"),
    "why": gettext_noop("为什么要"),
    "where": gettext_noop("在哪里拿"),
    "sample": gettext_noop("样例"),
    "copies": gettext_noop("复印件份数"),
    "original": gettext_noop("要不要原件"),
    "text": gettext_noop("文字"),
}


def group(at: str) -> str:
    """The group an address stands in, as its code."""
    return re.split(r"[.\[]", at, maxsplit=1)[0]


def field(at: str) -> str:
    """What of its part an address sets, in words; "" where the part is a single text."""
    last = at.rpartition(".")[2]
    return gettext(FIELDS[last]) if last in FIELDS else ""


def label(matter: Matter, at: str) -> str:
    """“材料‘车主的身份证’：在哪里拿”."""
    first, named, field = group(at), re.search(r"\[([^\]]+)\]", at), at.rpartition(".")[2]
    about = gettext(GROUPS[first])
    if named:
        shape = gettext("（%(part)s）") if first == "limits" else gettext("“%(part)s”")
        about += shape % {"part": _part(matter, first, named[1])}
    if field == at or first == field:
        return about
    return gettext("%(about)s：%(field)s") % {"about": about, "field": gettext(FIELDS[field])}


def _part(matter: Matter, first: str, name: str) -> str:
    if first == "materials" and (found := matter.material(name)):
        return pick(found.name)
    if first == "fee":
        return next((pick(each.name) for each in matter.fee.items if each.name.en == name), name)
    if first == "notes":
        return next((pick(each.text)[:12] for each in matter.notes if each.code == name), name)
    return _case(matter, name) if first == "limits" else gettext("第 %(n)s 项") % {"n": name}


def _case(matter: Matter, place: str) -> str:
    """A limit by the answers it holds for; its place where they are too many for a line."""
    limits = every_limit(matter)
    when = limits[int(place) - 1][0] if place.isdecimal() and int(place) <= len(limits) else None
    if when is None:
        return gettext("其他情形") if len(limits) > 1 else gettext("一般情形")
    if not readable(when.cases):
        return gettext("第 %(n)s 项") % {"n": place}
    return (
        words.cases(when.cases)
        if not when.unless
        else gettext("%(cases)s以外") % {"cases": words.cases(when.cases)}
    )


def said(at: str, value: Any) -> str:
    """A value as it is read: texts in the page's language, fen as yuan, flags as yes or no."""
    if value is None:
        return gettext("（没有写）")
    if isinstance(value, bool):
        return gettext("要原件") if value else gettext("复印件或电子的就行")
    if isinstance(value, Mapping):
        return pick(value)
    return money(value) if at.endswith(".fen") else str(value)
