"""What the catalogue's YAML knows beyond plain values: conditions."""

from nuanchuang.catalogue.rules import conditions
from nuanchuang.catalogue.rules.conditions import Condition
from nuanchuang.platform.content import Node


def condition(node: Node) -> Condition:
    """``{question: [option, …]}`` and ``all``, ``any``, ``not``; several keys must all hold."""
    parts = tuple(_part(key, part) for key, part in node.entries())
    if not parts:
        node.fault("is an empty condition")
    return parts[0] if len(parts) == 1 else conditions.All(parts)


def _part(key: str, node: Node) -> Condition:
    match key:
        case "all":
            return conditions.All(node.each(condition))
        case "any":
            return conditions.Any(node.each(condition))
        case "not":
            return conditions.Not(condition(node))
        case _:
            options = node.codes()
            if not options:
                node.fault("names no option")
            return conditions.Is(key, frozenset(options))
