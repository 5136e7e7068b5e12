"""What may stand in a body at all."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class Unreadable(ValueError):
    """A body that is JSON but holds what no database keeps."""


class StrictParser(Parser):
    """JSON in UTF-8, without NUL, lone surrogates and numbers that are none.

    Ninja turns whatever this raises into a 400.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        found = json.loads(request.body.decode("utf-8"), parse_constant=_refuse)
        for text in _texts(found):
            if "\0" in text:
                raise Unreadable("NUL")
            text.encode()
        return found


def _refuse(constant: str) -> None:
    raise Unreadable(constant)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _texts(each)
