"""A refusal's sentence in the active language."""

from datetime import date, datetime

from django.utils import dateformat
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
