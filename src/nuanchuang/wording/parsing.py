"""From YAML to rules, elements and situations; every fault names its file and path."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from nuanchuang.platform.content import Fields, Node
from nuanchuang.wording.rules import DIMENSIONS, Element, Need, Rule, Situation
from nuanchuang.wording.rules.triggers import Trigger

_CLASS = re.compile(r"\{([a-zA-Z]+)\}")
_ENDLESS = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_ID = re.compile(r"[a-z]+\.[a-z]+")

Words = Mapping[str, str]
Pattern = re.Pattern[str]


def rules(node: Node) -> tuple[Rule, ...]:
    """The lint of rules.yaml: a rule with patterns for replies alone comes as two of one id."""
    fields = node.fields("schema version words rules")
    words: dict[str, str] = {}
    for name, part in fields("words").entries():
        words[name] = f"(?:{_filled(part, words)})"
    found = fields("rules").each(lambda each: tuple(_rules(each, words)))
    _once(node, [parts[0].id for parts in found])
    return tuple(rule for parts in found for rule in parts)


def situations(node: Node) -> dict[str, Situation]:
    """The situations of elements.yaml by id."""
    fields = node.fields("schema version elements situations")
    elements = fields("elements").each(_element)
    _once(node, [each.id for each in elements])
    known = {each.id: each for each in elements}
    found = fields("situations").each(lambda each: _situation(each, known))
    _once(node, [each.id for each in found])
    used = {element.id for each in found for need in each.needs for element in need.any_of}
    if unused := known.keys() - used:
        node.fault(f"no situation needs {', '.join(sorted(unused))}")
    return {each.id: each for each in found}


def _rules(node: Node, words: Words) -> Iterator[Rule]:
    fields = node.fields("id dimension patterns why better", "except unless free reply stops basis")
    rule = Rule(
        id=_id(fields("id")), dimension=fields("dimension").one_of(*DIMENSIONS),
        triggers=_triggers(fields("patterns"), words), why=fields("why").string(),
        better=fields("better").string(),
        stops=bool(fields.maybe("stops", Node.boolean)), spared=_maybe(fields, "except", words),
        eased=_maybe(fields, "unless", words), freed=_maybe(fields, "free", words),
        basis=bool(fields.maybe("basis", Node.boolean)),
    )  # fmt: skip
    yield rule
    if fields("reply").value is not None:
        yield replace(rule, triggers=_triggers(fields("reply"), words), reply_only=True)


def _id(node: Node) -> str:
    found = node.string()
    if not _ID.fullmatch(found):
        node.fault(f"{found!r} is not an id like hard.refuse")
    return found


def _any(node: Node, words: Words) -> Pattern:
    parts = node.each(lambda part: _filled(part, words))
    if not parts:
        node.fault("names no pattern")
    return _compiled(node, "|".join(parts))


def _triggers(node: Node, words: Words) -> tuple[Trigger, ...]:
    found = node.each(lambda part: Trigger(_compiled(part, _filled(part, words))))
    if not found:
        node.fault("names no pattern")
    return tuple(found)


def _maybe(fields: Fields, name: str, words: Words) -> Pattern | None:
    return fields.maybe(name, lambda part: _compiled(part, _filled(part, words)))


def _filled(node: Node, words: Words) -> str:
    """The pattern with its word classes written out; it must be one by itself."""

    def written(match: re.Match[str]) -> str:
        if match[1] not in words:
            node.fault(f"unknown word class {match[0]}")
        return words[match[1]]

    found = _CLASS.sub(written, node.string())
    _compiled(node, found)
    return found


def _compiled(node: Node, pattern: str) -> Pattern:
    if _ENDLESS.search(pattern):
        node.fault("repeats without a bound: write {0,3} for *, so that no text takes long")
    try:
        return re.compile(pattern)
    except re.error as error:
        node.fault(f"is no regular expression: {error}")


def _element(node: Node) -> Element:
    fields = node.fields("id zh why cues example")
    return Element(
        id=fields("id").code(), zh=fields("zh").string(), why=fields("why").string(),
        cue=_any(fields("cues"), {}), example=fields("example").string(),
    )  # fmt: skip


def _situation(node: Node, known: Mapping[str, Element]) -> Situation:
    fields = node.fields("id zh steps", "ordered")
    ranks = fields("steps").each(lambda rank: rank.each(lambda need: _need(need, known)))
    return Situation(
        fields("id").code(), fields("zh").string(), ranks, bool(fields.maybe("ordered", Node.boolean))
    )


def _need(node: Node, known: Mapping[str, Element]) -> Need:
    """``way|remedy``: any of these fulfils the step."""
    names = node.string().split("|")
    if unknown := [name for name in names if name not in known]:
        node.fault(f"unknown element {', '.join(unknown)}")
    return Need(tuple(known[name] for name in names))


def _once(node: Node, ids: list[str]) -> None:
    if doubled := sorted({each for each in ids if ids.count(each) > 1}):
        node.fault(f"stands twice: {', '.join(doubled)}")
