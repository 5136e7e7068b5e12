"""A refusal's sentence in the active language, and the whole refusal for a program."""

from datetime import date, datetime
from typing import Any

from django.utils import dateformat, translation
from django.utils.translation import get_language, gettext

from nuanchuang.platform.refusals import Refusal


def sentence(refusal: Refusal) -> str:
    """The sentence translated, its places filled; dates with their weekday, in the zone they carry."""
    text = gettext(refusal.sentence)
    if not refusal.values:
        return text
    return text % {name: _written(value) for name, value in refusal.values.items()}


def _written(value: object) -> object:
    if not isinstance(value, date):
        return gettext("待大厅公布") if value is None else value
    shape = "D j M" if get_language() == "en" else "n月j日 l"
    return dateformat.format(value, f"{shape} H:i" if isinstance(value, datetime) else shape)


def problem(refusal: Refusal) -> dict[str, Any]:
    """The refusal as RFC 9457 has it: ``title`` is the sentence in Chinese, ``detail`` in English."""
    body: dict[str, Any] = {"type": f"urn:nuanchuang:{refusal.code}", "status": refusal.status}
    for member, language in (("title", "zh-hans"), ("detail", "en")):
        with translation.override(language):
            body[member] = sentence(refusal)
    return body
