"""What was typed or scanned at the kiosk, and the ticket it brings."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.catalogue.models import Preparation
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Hall
from nuanchuang.platform.refusals import NotFound, Refusal
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access as reception_access
from nuanchuang.reception import reads as reception
from nuanchuang.reception.actions import passes
from nuanchuang.reception.refusals import PassUnknown

_ADDRESS = re.compile(r"/(r|list|t)/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_LINK = re.compile(r"[A-Za-z0-9_-]{22}")
_DIGITS = re.compile(r"[0-9]{8}")
_KINDS = {"r": "paper", "list": "list", "t": "ticket"}
_ASIDE = (Ticket.State.HELD, Ticket.State.MISSED)


class CodeUnknown(NotFound):
    """Nothing in this hall has this code."""

    code = "code-unknown"
    sentence = "没有找到这个号码。请核对 8 位数字，或扫单子上的码。"


class NoPassOnPaper(Refusal):
    """The paper is real but brings nobody back to a window."""

    code = "no-pass-on-paper"
    sentence = "这张单子上没有补齐即办号。请按要办的事取号，或找导办员帮忙。"


class NotYet(Refusal):
    """By the answers on the list it cannot be done yet: the person hears it before taking a number."""

    code = "not-yet"
    sentence = "照您清单上的回答，现在这样还办不了。想当面问一句，也可以取号。"

    def __init__(self, listed: Preparation) -> None:
        super().__init__()
        self.listed = listed


@dataclass(frozen=True)
class Typed:
    """``kind``: digits, paper, list, ticket, or any for a bare code of a link."""

    kind: str
    code: str


def read(text: str) -> Typed:
    """Understand a whole address, a bare code, or eight digits in any grouping; raises CodeUnknown."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:400]))
    if address := _ADDRESS.search(plain):
        return Typed(_KINDS[address[1]], address[2])
    digits = plain.replace("-", "")
    if _DIGITS.fullmatch(digits):
        return Typed("digits", digits)
    if _LINK.fullmatch(plain):
        return Typed("any", plain)
    raise CodeUnknown()


def ticket_for(typed: Typed, kiosk: Caller, now: datetime, *, anyway: bool = False) -> Ticket:
    """The ticket this code brings: back to a window, back in line, or a new one with its list.

    Raises CodeUnknown, NotYet unless the person wants a number ``anyway``, and what redeeming, resuming
    or issuing refuses.
    """
    listed = _listed_anyway if anyway else _listed
    ways = {
        "ticket": (_own,), "list": (listed,), "paper": (_paper,), "digits": (_redeemed, listed),
        "any": (_own, _paper, listed),
    }[typed.kind]  # fmt: skip
    for way in ways:
        try:
            return way(typed.code, kiosk, now)
        except (NotFound, PassUnknown):
            continue
    raise CodeUnknown()


def _own(code: str, kiosk: Caller, now: datetime) -> Ticket:
    """One's own ticket: back in line when missed or held, else simply shown again."""
    ticket = own_ticket(kiosk.device.hall, code)
    if ticket.state in _ASIDE:
        return queue.resume(ticket=ticket, by=kiosk.actor, now=now)
    return ticket


def own_ticket(hall: Hall, code: str) -> Ticket:
    """A ticket of this hall by its code; raises NotFound for any other's."""
    ticket = queue_access.by_code(code)
    if ticket.hall_id != hall.id:
        raise NotFound()
    return ticket


def _redeemed(code: str, kiosk: Caller, now: datetime) -> Ticket:
    return passes.redeem(hall=kiosk.device.hall, code=code, by=kiosk.actor, now=now)


def _paper(code: str, kiosk: Caller, now: datetime) -> Ticket:
    """The QR of a return pass, or of the notice it is printed on."""
    try:
        return _redeemed(code, kiosk, now)
    except PassUnknown:
        return _redeemed(_pass_on(code, kiosk.device.hall), kiosk, now)


def _pass_on(code: str, hall: Hall) -> str:
    outcome = reception_access.outcome_by_code(code)
    if outcome.hall_id != hall.id:
        raise NotFound()
    found = reception.outcome_view(outcome).return_pass
    if found is None:
        raise NoPassOnPaper()
    return found.code


def _listed(code: str, kiosk: Caller, now: datetime) -> Ticket:
    """A new ticket with its list, unless the answers on it say that it cannot be done yet."""
    prepared = catalogue_access.preparation(code)
    if catalogue_rules.assess(catalogue.matter(prepared.matter), prepared.facts).blocked_by:
        raise NotYet(prepared)
    return _listed_anyway(code, kiosk, now)


def _listed_anyway(code: str, kiosk: Caller, now: datetime) -> Ticket:
    """A new ticket that brings the answers given at the door to the window."""
    prepared = catalogue_access.preparation(code)
    lane = hall_reads.lane(kiosk.device.hall, catalogue.matter(prepared.matter).lane)
    order = queue.Order(matter=prepared.matter, reference=prepared.code)
    return queue.issue(hall=kiosk.device.hall, lane=lane, order=order, by=kiosk.actor, now=now)
