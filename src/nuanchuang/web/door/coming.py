"""What will be otherwise soon: told before its day, so that nobody comes with the old fee."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.rules import Matter
from nuanchuang.catalogue.rules.changes import ADD, DROP, Applied
from nuanchuang.platform import clock
from nuanchuang.web import lines
from nuanchuang.web.templatetags.nuanchuang import pick


@dataclass(frozen=True)
class Announced:
    """From this day on it reads so."""

    day: date
    text: str


def announced(matter: Matter) -> list[Announced]:
    """What of fee, limits and materials changes within thirty days."""
    found = reads.coming(matter.code, clock.now())
    return [Announced(each.change.origin.valid_from, _text(matter, each)) for each in found]


def _text(matter: Matter, each: Applied) -> str:
    if each.change.does == ADD:
        return gettext("要加一样：%(name)s") % {"name": _name(each.after)}
    if each.change.does == DROP:
        return gettext("不再要：%(name)s") % {"name": _name(each.before)}
    at = each.change.at
    said = {"line": lines.label(matter, at), "after": lines.said(at, each.after)}
    return gettext("%(line)s，改为 %(after)s") % said


def _name(part: Any) -> str:
    return pick(part["name"])
