"""Filling the places of a text, and reading it as it is heard. Pure."""

import re
from collections.abc import Collection, Mapping

from nuanchuang.catalogue.rules import Ground
from nuanchuang.conduct.rules.model import PLACES, Card

LONGEST_SENTENCE, LONGEST_BREATH, LONGEST_SAY, LONGEST_TITLE = 30, 18, 120, 14
"""Characters: of a sentence, of what is said in one breath, of a whole card (30 seconds), of a title."""

_PLACE = re.compile(r"%\((\w+)\)s")


def places(say: str) -> frozenset[str]:
    """The names of a text's places."""
    return frozenset(_PLACE.findall(say))


def odd_places(say: str, known: Collection[str]) -> tuple[str, ...]:
    """The places of a text that are none of those known: nothing would fill them."""
    return tuple(dict.fromkeys(f"%({name})s" for name in _PLACE.findall(say) if name not in known))


def filled(say: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; what is not known yet shows as 〔日期〕."""
    return _PLACE.sub(lambda place: values.get(place[1]) or f"〔{PLACES[place[1]]}〕", say)


def spoken(card: Card, values: Mapping[str, str]) -> str:
    """What the card says, with its own ground where none is given."""
    own = {"ground": cited(card.ground)} if card.ground else {}
    return filled(card.say, {**own, **values})


def cited(ground: Ground) -> str:
    """A ground as it is said aloud: 《…》第3条."""
    return f"《{ground.rule.zh}》" + (f"第{ground.article}条" if ground.article else "")


def sentences(say: str) -> list[str]:
    """The sentences of a text, without their marks."""
    return [each for each in re.split("[。！？；\n]", say) if each]


def breaths(say: str) -> list[str]:
    """What is said in one breath."""
    return [each for each in re.split("[。！？；，：、“”《》\n]", say) if each]
