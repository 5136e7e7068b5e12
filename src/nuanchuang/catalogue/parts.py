"""What many matters share, written once in parts.yaml and taken up by ``use``.

``- use: owner_id_card`` stands for the part of that name in the same section; what is written
beside it replaces the part's own fields, and ``only`` keeps the named options of a question.
The code is the part's, else its name.
"""

from collections.abc import Iterator
from typing import Any

from nuanchuang.platform.content import Node

SECTIONS = ("who", "questions", "materials", "reasons", "not_reasons", "notes", "fee_items")


class Parts:
    """The parts of parts.yaml; remembers which were used."""

    def __init__(self, node: Node) -> None:
        fields = node.fields(f"schema {' '.join(SECTIONS)}")
        self._known = {section: dict(fields(section).entries()) for section in SECTIONS}
        self._used: set[tuple[str, str]] = set()

    def expand(self, matter: Node) -> Node:
        """The matter with every ``use`` written out; raises ContentError for a part nobody knows."""
        value = dict(matter.mapping())
        for section in SECTIONS[:-1]:
            if section in value:
                value[section] = self._section(section, Node(value[section], matter.file, section))
        fee = value.get("fee")
        if isinstance(fee, dict) and "items" in fee:
            value["fee"] = fee | {
                "items": self._section("fee_items", Node(fee["items"], matter.file, "fee.items"))
            }
        return Node(value, matter.file)

    def unused(self) -> Iterator[Node]:
        """Parts nothing uses."""
        for section, parts in self._known.items():
            yield from (node for name, node in parts.items() if (section, name) not in self._used)

    def _section(self, section: str, node: Node) -> list[object]:
        return list(node.each(lambda item: self._item(section, item)))

    def _item(self, section: str, node: Node) -> object:
        if not isinstance(node.value, dict) or "use" not in node.value:
            return node.value
        own = dict(node.value)
        name, only = own.pop("use"), own.pop("only", None)
        part = Node(name, node.file, "use", node).known(self._known[section], "part")
        self._used.add((section, str(name)))
        whole = {**part.mapping(), **own}
        if section != "fee_items":
            whole = {"code": name, **whole}
        return whole if only is None else _only(whole, only, node)


def _only(whole: dict[str, Any], only: object, node: Node) -> dict[str, Any]:
    options = {option["code"]: option for option in whole.get("options", ())}
    if not isinstance(only, list) or not set(only) <= set(options):
        node.fault("“only” names options the part does not have")
    return whole | {"options": [options[code] for code in only]}
