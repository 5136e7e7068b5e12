"""The only way to a prepared list: one of its codes."""

import re

from nuanchuang.catalogue.models import Preparation
from nuanchuang.platform.refusals import NotFound


class ListNotFound(NotFound):
    """No list has this code, or its time is over."""

    code = "list-not-found"
    sentence = "没有找到这份清单。请核对代码，或重新查一次。"


def preparation(code: str) -> Preparation:
    """The list with this link code or these eight digits; raises ListNotFound.

    The digits can be guessed: take them at a paired device only, under a rate limit.
    """
    if re.fullmatch(r"[0-9]{8}", code):
        found = Preparation.objects.filter(typed_code=code).first()
    elif re.fullmatch(r"[A-Za-z0-9_-]{22}", code):
        found = Preparation.objects.filter(code=code).first()
    else:
        found = None
    if found is None:
        raise ListNotFound()
    return found
