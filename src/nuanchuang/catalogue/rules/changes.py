"""What a province, a city or a hall says otherwise than the shipped content: fees, papers, places.

A change names one part of one matter by an address like ``fee.items[Automobile plates (pair)].fen``, where
brackets hold the part's code, else its English name, else its place from 1 on. What the law fixes (grounds,
legal limits, reasons, questions) has no address here: that changes with a release.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from nuanchuang.catalogue.rules.model import Text

SET, ADD, DROP = "set", "add", "drop"
_STEP = re.compile(r"([a-z_]+)|\[([^\]]+)\]")
_TEXT, _NUMBER, _FLAG, _PART = "text", "number", "flag", "part"
_MAY: tuple[tuple[str, str, str], ...] = (
    (r"fee\.items\[[^\]]+\]\.fen", SET, _NUMBER),
    (r"fee\.(region|note)", SET, _TEXT),
    (r"fee\.items", ADD, _PART),
    (r"fee\.items\[[^\]]+\]", DROP, _PART),
    (r"limits\[[^\]]+\]\.promised", SET, _NUMBER),
    (r"limits\[[^\]]+\]\.note", SET, _TEXT),
    (r"materials\[[^\]]+\]\.(name|why|where|sample)", SET, _TEXT),
    (r"materials\[[^\]]+\]\.copies", SET, _NUMBER),
    (r"materials\[[^\]]+\]\.original", SET, _FLAG),
    (r"materials", ADD, _PART),
    (r"materials\[[^\]]+\]", DROP, _PART),
    (r"notes\[[^\]]+\]\.text", SET, _TEXT),
    (r"notes", ADD, _PART),
    (r"place|after|decides\.text", SET, _TEXT),
)


class Unchangeable(ValueError):
    """The address leads nowhere, or to something only a release of the content may change."""


@dataclass(frozen=True)
class Origin:
    """Who says it otherwise (``level`` province, city or hall), from which day, and why."""

    name: Text
    level: str
    valid_from: date
    why: Text


@dataclass(frozen=True)
class Change:
    """One part of one matter; ``value`` is canonical JSON, so that a change can be a key."""

    matter: str
    at: str
    does: str
    value: str
    origin: Origin


@dataclass(frozen=True)
class Applied:
    """A change in force and what stood there before (None: nothing)."""

    change: Change
    before: Any

    @property
    def after(self) -> Any:
        """What stands there now; None when it was dropped."""
        return None if self.change.does == DROP else json.loads(self.change.value)


def kind_of(at: str, does: str = SET) -> str:
    """text, number, flag or part; raises Unchangeable."""
    for pattern, verb, kind in _MAY:
        if verb == does and re.fullmatch(pattern, at):
            return kind
    raise Unchangeable(at)


def fits(kind: str, value: object) -> bool:
    """Whether a value is of the kind its address wants."""
    if kind == _TEXT:
        return isinstance(value, dict) and set(value) == {"zh", "en"} and all(value.values())
    if kind == _NUMBER:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, bool if kind == _FLAG else dict)


def apply(matter: Mapping[str, Any], changes: Iterable[Change]) -> tuple[dict[str, Any], tuple[Applied, ...]]:
    """The matter's content as it stands with the changes, in their order; raises Unchangeable."""
    value = deepcopy(dict(matter))
    return value, tuple(Applied(change, _put(value, change)) for change in changes)


def _put(value: dict[str, Any], change: Change) -> Any:
    kind = kind_of(change.at, change.does)
    new = None if change.does == DROP else json.loads(change.value)
    if change.does != DROP and not fits(kind, new):
        raise Unchangeable(f"{change.at}: {change.value}")
    before = _change(value, list(_steps(change.at)), change.does, new)
    if change.at.startswith("fee.items"):
        value["fee"]["valid_from"] = change.origin.valid_from.isoformat()
    return before


def _change(value: Any, steps: list[str | tuple[str]], does: str, new: Any) -> Any:
    """Walk to the part and set, add or drop it; gives what stood there."""
    if does == ADD:
        value = _walk(value, steps[:-1])
        value.setdefault(steps[-1], []).append(new)
        return None
    holder, last = _walk(value, steps[:-1]), steps[-1]
    if does == DROP:
        return holder.pop(_place(holder, last[0])) if isinstance(last, tuple) else holder.pop(last)
    if not isinstance(holder, dict) or isinstance(last, tuple):
        raise Unchangeable(str(last))
    before, holder[last] = holder.get(last), new
    return before


def _walk(value: Any, steps: Iterable[str | tuple[str]]) -> Any:
    for step in steps:
        if isinstance(step, tuple):
            value = value[_place(value, step[0])]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            raise Unchangeable(step)
    return value


def _place(parts: Any, name: str) -> int:
    """Where a part stands: by code, English name, or place from 1 on."""
    if isinstance(parts, list):
        for place, part in enumerate(parts):
            if name in (part.get("code"), part.get("name", {}).get("en"), str(place + 1)):
                return place
    raise Unchangeable(name)


def _steps(at: str) -> Iterator[str | tuple[str]]:
    for key, part in _STEP.findall(at):
        yield key if key else (part,)


def addresses(matter: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every field that may be set: (address, kind, what stands there now)."""
    for at, value in _fields(matter, ""):
        try:
            yield at, kind_of(at, SET), value
        except Unchangeable:
            continue


def _fields(value: Any, at: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        if at:
            yield at, value
        for key, part in value.items():
            yield from _fields(part, f"{at}.{key}".lstrip("."))
        if re.fullmatch(r"limits\[[^\]]+\]", at) and "promised" not in value:
            yield f"{at}.promised", None
    elif isinstance(value, list):
        for place, part in enumerate(value):
            name = _name(part, place)
            yield from _fields(part, f"{at}[{name}]")
    elif at:
        yield at, value


def _name(part: Any, place: int) -> str:
    if not isinstance(part, dict):
        return str(place + 1)
    return str(part.get("code") or part.get("name", {}).get("en") or place + 1)
