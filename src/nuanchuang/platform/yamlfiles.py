"""YAML as content is written in it: only whole numbers, null, true and false are more than text.

Values are built from the C parser's events: PyYAML's own constructor takes two thirds of the catalogue's
loading time for tags, anchors and types that content does not have. Those are refused here.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "": None}
_Next = Callable[[], Any]


def read(text: str) -> Any:
    """The value of a document; raises yaml.YAMLError, also for a key that stands twice and for tags."""
    following: _Next = yaml.CSafeLoader(text).get_event
    following()
    if isinstance(following(), StreamEndEvent):
        return None
    return _value(following(), following)


def _value(event: Any, following: _Next) -> Any:
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if kind is MappingStartEvent and event.implicit:
        return _mapping(following)
    if kind is SequenceStartEvent and event.implicit:
        return _sequence(following)
    raise _strange(event)


def _scalar(event: Any) -> Any:
    if event.tag is not None:
        raise _strange(event)
    text = event.value
    if not event.implicit[0]:
        return text
    if text.isdigit() and text.isascii():
        return int(text)
    return _WORDS.get(text, text)


def _mapping(following: _Next) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    while type(event := following()) is not MappingEndEvent:
        if type(event) is not ScalarEvent:
            raise _fault("a key must be a word", event)
        key = _scalar(event)
        if key in found:
            raise _fault(f"key {key!r} stands twice", event)
        event = following()  # most values are words: one call less for each
        found[key] = _scalar(event) if type(event) is ScalarEvent else _value(event, following)
    return found


def _sequence(following: _Next) -> list[Any]:
    found = []
    while type(event := following()) is not SequenceEndEvent:
        found.append(_value(event, following))
    return found


def _strange(event: Any) -> yaml.YAMLError:
    return _fault("tags and aliases are not used in content", event)


def _fault(what: str, event: Any) -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, what, event.start_mark)
