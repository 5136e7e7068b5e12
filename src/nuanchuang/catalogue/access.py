"""The only ways to a prepared list, by one of its codes, and to what people asked for, from the office."""

import re
from collections.abc import Mapping
from uuid import UUID

from nuanchuang.catalogue.models import ContentRequest, Preparation
from nuanchuang.platform.refusals import NotFound, found


class ListNotFound(NotFound):
    """No list has this code, or its time is over."""

    code = "list-not-found"
    sentence = "没有找到这份清单。请核对代码，或重新查一次。"


def preparation(code: str) -> Preparation:
    """The list with this link code or these eight digits; raises ListNotFound.

    The digits can be guessed: take them at a paired device only, under a rate limit.
    """
    if re.fullmatch(r"[0-9]{8}", code):
        known = Preparation.objects.filter(typed_code=code).first()
    elif re.fullmatch(r"[A-Za-z0-9_-]{22}", code):
        known = Preparation.objects.filter(code=code).first()
    else:
        known = None
    if known is None:
        raise ListNotFound()
    return known


def brought(reference: str, matter: str) -> Mapping[str, str]:
    """What a citizen answered at the door about this matter, by the list a ticket brings; empty without."""
    if not reference:
        return {}
    try:
        listed = preparation(reference)
    except ListNotFound:
        return {}
    facts: Mapping[str, str] = listed.facts if listed.matter == matter else {}
    return facts


def content_request(hall_id: UUID, request_id: UUID) -> ContentRequest:
    """What was asked for in one's own hall; raises NotFound for any other's."""
    return found(ContentRequest.objects.filter(pk=request_id, hall=hall_id).first())
