"""From YAML values to the room's dataclasses, strictly; faults name file and path."""

import re
from collections.abc import Iterable, Mapping

from nuanchuang.catalogue.rules import Ground, Text
from nuanchuang.conduct.rules.greetings import FLAGS
from nuanchuang.conduct.rules.model import (
    CHECKED,
    KINDS,
    PLACES,
    TRIGGERS,
    Addition,
    Card,
    Move,
    Situation,
    Step,
    When,
)
from nuanchuang.conduct.rules.moments import DECISIONS, MOODS, NEEDS
from nuanchuang.conduct.rules.saying import places
from nuanchuang.platform.content import Fields, Node

VARIANTS = (*MOODS[1:], "quiet", "early", "morning", "afternoon", "evening")
"""What a cue may say otherwise: by mood, for officers who want few words, by time of day."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHINESE = re.compile(r"[㐀-鿿]")


def cues(node: Node) -> dict[str, Text]:
    """``cues.yaml``: each cue as ``key`` and its variants as ``key.variant``."""
    found: dict[str, Text] = {}
    for key, cue in node.fields("schema version cues")("cues").entries():
        fields = cue.fields("zh en", " ".join(VARIANTS))
        found[key] = _both(fields)
        for variant in VARIANTS:
            if text := fields.maybe(variant, _text):
                found[f"{key}.{variant}"] = text
    return found


def _text(node: Node) -> Text:
    return _both(node.fields("zh en"))


def _both(fields: Fields) -> Text:
    text = Node({name: fields(name).value for name in ("zh", "en")}, fields.node.file, "", fields.node).text()
    for words in (text.zh, text.en):
        _placed(fields.node, words)
    if places(text.zh) != places(text.en):
        fields.node.fault("zh and en have different places")
    return text


def _say(node: Node) -> str:
    text = node.string()
    if not _CHINESE.search(text):
        node.fault("holds no Chinese")
    return _placed(node, text)


def _placed(node: Node, text: str) -> str:
    if unknown := places(text) - PLACES.keys():
        node.fault(f"has unknown places {', '.join(sorted(unknown))}")
    if "%" in re.sub(r"%\(\w+\)s", "", text):
        node.fault("has a % that is no place")
    return text


def situations(node: Node) -> dict[str, Situation]:
    """``situations.yaml``, in its order."""
    return {
        key: Situation(key, (fields := part.fields("zh", "keys"))("zh").string(), _words(fields))
        for key, part in node.fields("schema situations")("situations").entries()
    }


def _words(fields: Fields) -> tuple[str, ...]:
    return fields.list("keys", Node.string)


def cards(
    files: Iterable[Node], among: Mapping[str, Situation], grounds: Mapping[str, Ground]
) -> dict[str, Card]:
    """All files of ``cards/``; an id stands once, a pair names a card."""
    found: dict[str, Card] = {}
    pairs: list[Node] = []
    for file in files:
        top = file.fields("schema kind cards")
        kind = top("kind").one_of(*KINDS)
        for node in top("cards").each(lambda part: part):
            card = _card(node, kind, among, grounds)
            if card.id in found:
                node.fault(f"the id {card.id!r} stands twice")
            found[card.id] = card
            if card.pair:
                pairs.append(Fields(node)("pair"))
    for pair in pairs:
        pair.known(found, "card")
    return found


_EXTRA = {"phrase": "", "decides": "", "education": "violation", "saving": "reasons"}
"""What a card of a kind must tell beside the rest."""


def _card(node: Node, kind: str, among: Mapping[str, Situation], grounds: Mapping[str, Ground]) -> Card:
    fields = node.fields(f"id in title say {_EXTRA[kind]}", "note keys ground checked pair")
    ground = fields.maybe("ground", lambda part: part.known(grounds, "ground"))
    if ground and fields("checked").value:
        node.fault("has a ground: its mark is the ground's")
    return Card(
        id=_id(fields("id")), kind=kind,
        situations=fields("in").each(lambda part: part.known(among, "situation").id),
        title=fields("title").string(), say=_say(fields("say")),
        note=fields.maybe("note", _say) or "", keys=_words(fields), ground=ground,
        checked=ground.checked if ground else fields.maybe("checked", _mark) or "",
        pair=fields.maybe("pair", Node.string) or "",
        violation=fields("violation").code() if kind == "education" else "",
        reasons=fields.list("reasons", Node.string) if kind == "saving" else (),
    )  # fmt: skip


def _mark(node: Node) -> str:
    return node.one_of(*CHECKED)


def _id(node: Node) -> str:
    found = node.string()
    if not _ID.fullmatch(found):
        node.fault(f"{found!r} is not an id (a–z, 0–9, -)")
    return found


def moves(node: Node, among: Mapping[str, Card]) -> dict[str, Move]:
    """``moves.yaml``: the five moves."""
    parts = node.fields("schema version moves")("moves").each(lambda part: _move(part, among))
    return {move.id: move for move in parts}


def _move(node: Node, among: Mapping[str, Card]) -> Move:
    fields = node.fields("id number name when steps")
    return Move(
        id=fields("id").code(), number=fields("number").integer(), name=fields("name").string(),
        when=frozenset(fields("when").each(lambda part: part.one_of(*TRIGGERS))),
        steps=fields("steps").each(lambda part: _step(part, among)),
    )  # fmt: skip


def _step(node: Node, among: Mapping[str, Card]) -> Step:
    fields = node.fields("cue title say", "note cards")
    return Step(
        cue=fields("cue").code(), title=fields("title").string(), say=_say(fields("say")),
        note=fields.maybe("note", _say) or "",
        cards=fields.list("cards", lambda part: part.known(among, "card").id),
    )  # fmt: skip


def additions(node: Node, name: str) -> tuple[Addition, ...]:
    """A table of ``greetings.yaml``: ``welcome`` or ``farewell``."""
    return node.fields("schema version welcome farewell")(name).each(_addition)


def _addition(node: Node) -> Addition:
    fields = node.fields("id when zh en")
    return Addition(fields("id").code(), _when(fields("when")), _both(fields))


def _when(node: Node) -> When:
    flags = (*FLAGS, "evening")
    fields = node.fields("", f"needs decisions waited {' '.join(flags)}")
    if not node.mapping():
        node.fault("asks for nothing")
    return When(
        needs=frozenset(fields.list("needs", lambda part: part.one_of(*NEEDS))),
        decisions=frozenset(fields.list("decisions", lambda part: part.one_of(*DECISIONS))),
        waited=fields.maybe("waited", Node.integer) or 0,
        **{name: fields.maybe(name, Node.boolean) or False for name in flags},
    )
