"""Shipped content: from YAML to checked values, strictly. Every fault names its file and path."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

from nuanchuang.platform import yamlfiles
from nuanchuang.platform.texts import Text

VERSION = 1
"""The schema's version; every content file says which one it was written for."""

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_CHINESE = re.compile(r"[㐀-鿿]")

_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode

T = TypeVar("T")


class ContentError(ValueError):
    """A content file breaks the schema; the message names the file and the path in it."""


@dataclass(slots=True)
class Node:
    """A value and where it stands. Paths are only spelled out for a fault: there are tens of thousands."""

    value: object
    file: str
    step: str = ""
    above: "Node | None" = None

    @property
    def path(self) -> str:
        """Where it stands in its file: ``questions[0].ask``."""
        before = self.above.path if self.above else ""
        return f"{before}{self.step}" if self.step[:1] == "[" else f"{before}.{self.step}".strip(".")

    def fault(self, what: str) -> NoReturn:
        """Raises ContentError with file, path and what is wrong."""
        raise ContentError(f"{self.file}: {self.path or 'top'}: {what}")

    def mapping(self) -> dict[Any, Any]:
        """The value as a mapping, whatever its keys."""
        if not isinstance(self.value, dict):
            self.fault("must be a mapping")
        return self.value

    def fields(self, required: str, optional: str = "") -> "Fields":
        """A mapping with exactly these keys (space separated names)."""
        value = self.mapping()
        must, known = _names(required, optional)
        keys = value.keys()
        if not must <= keys:
            self.fault(f"lacks {', '.join(sorted(must - keys))}")
        if not keys <= known:
            self.fault(f"has unknown {', '.join(sorted(map(str, keys - known)))}")
        return Fields(self)

    def entries(self) -> "Iterator[tuple[str, Node]]":
        """The pairs of a mapping with free keys."""
        for key, value in self.mapping().items():
            yield str(key), Node(value, self.file, str(key), self)

    def each(self, parse: "Callable[[Node], T]") -> tuple[T, ...]:
        """A list, each part parsed."""
        if not isinstance(self.value, list):
            self.fault("must be a list")
        return tuple([parse(Node(part, self.file, f"[{i}]", self)) for i, part in enumerate(self.value)])

    def string(self) -> str:
        """A text without empty ends."""
        found = _string(self.value)
        if found is None:
            self.fault("must be a text")
        return found

    def code(self) -> str:
        """A short lower-case name."""
        found = self.string()
        if not _CODE.fullmatch(found):
            self.fault(f"{found!r} is not a code (a–z, 0–9, _)")
        return found

    def codes(self) -> tuple[str, ...]:
        """A list of codes."""
        said = self.value
        if type(said) is list and all(type(each) is str and _CODE.fullmatch(each) for each in said):
            return tuple(said)
        return self.each(Node.code)

    def integer(self) -> int:
        """A whole number, zero or more."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            self.fault("must be a whole number")
        return self.value

    def boolean(self) -> bool:
        """true or false."""
        if not isinstance(self.value, bool):
            self.fault("must be true or false")
        return self.value

    def day(self) -> date:
        """An ISO date."""
        try:
            return date.fromisoformat(self.string())
        except ValueError:
            self.fault("must be a date like 2026-01-31")

    def one_of(self, *allowed: str) -> str:
        """One of a few words."""
        found = self.string()
        if found not in allowed:
            self.fault(f"{found!r} is none of {', '.join(allowed)}")
        return found

    def text(self) -> Text:
        """Chinese and English, both there and each in its own script."""
        found = _text(self.value)
        if found is None:
            fields = self.fields("zh en")
            zh, _ = fields.string("zh"), fields.string("en")
            self.fault("en holds Chinese" if _CHINESE.search(zh) else "zh holds no Chinese")
        return found

    def known(self, among: Mapping[str, T], kind: str) -> T:
        """The thing this id names."""
        name = self.string()
        if name not in among:
            self.fault(f"unknown {kind} {name!r}")
        return among[name]

    def all_known(self, among: Mapping[str, T], kind: str) -> tuple[T, ...]:
        """The things a list of ids names."""
        said = self.value
        if type(said) is list and all(type(each) is str and each in among for each in said):
            return tuple([among[each] for each in said])
        return self.each(lambda part: part.known(among, kind))

    def digest(self) -> str:
        """SHA-256 of the value's canonical JSON."""
        return hashlib.sha256(_canonical(self.value).encode()).hexdigest()


def _string(value: object) -> str | None:
    return value if type(value) is str and value and value == value.strip() else None


def _text(value: object) -> Text | None:
    if type(value) is not dict or len(value) != 2:
        return None
    zh, en = _string(value.get("zh")), _string(value.get("en"))
    if zh is None or en is None or not _CHINESE.search(zh):
        return None
    return Text(zh, en) if en.isascii() or not _CHINESE.search(en) else None


@cache
def _names(required: str, optional: str) -> tuple[frozenset[str], frozenset[str]]:
    must = frozenset(required.split())
    return must, must | frozenset(optional.split())


@dataclass(slots=True)
class Fields:
    """A mapping's parts by name. Plain ones are read without a node of their own: only a fault needs that."""

    node: Node

    def __call__(self, name: str) -> Node:
        """The part; its value is None when the mapping leaves it out."""
        return Node(self.node.mapping().get(name), self.node.file, name, self.node)

    def string(self, name: str) -> str:
        """``Node.string`` of the part."""
        found = _string(self.node.mapping().get(name))
        return self(name).string() if found is None else found

    def text(self, name: str) -> Text:
        """``Node.text`` of the part."""
        found = _text(self.node.mapping().get(name))
        return self(name).text() if found is None else found

    def maybe(self, name: str, parse: Callable[[Node], T]) -> T | None:
        """The part parsed, or None when left out."""
        return None if self.node.mapping().get(name) is None else parse(self(name))

    def list(self, name: str, parse: Callable[[Node], T]) -> tuple[T, ...]:
        """A list, empty when left out."""
        return () if self.node.mapping().get(name) is None else self(name).each(parse)


def read(folder: Path, name: str) -> Node:
    """A content file as a node; raises ContentError when it cannot be read or is of another schema."""
    try:
        value = yamlfiles.read((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{name}: top: cannot be read ({error.strerror})") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(f"{name}: top: is not YAML: {error}") from None
    node = Node(value, name)
    if not isinstance(value, dict) or value.get("schema") != VERSION:
        node.fault(f"must say “schema: {VERSION}”")
    return node
