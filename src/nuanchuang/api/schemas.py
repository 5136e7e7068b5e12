"""What programs send and get. Unknown fields are refused, so that a typing error is noticed."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class Body(Schema):
    """A request body."""

    model_config = ConfigDict(extra="forbid", str_max_length=200)


class PriorityIn(Body):
    """Why this person goes before others: one of elder, disabled, pregnant, soldier, urgent."""

    klass: Literal["priority"] = Field(alias="class")
    reason: str


class TicketIn(Body):
    """A ticket for a lane; ``matter`` and a list prepared at the door (``preparation``) if known."""

    lane: str
    matter: str | None = None
    priority: PriorityIn | None = None
    preparation: str | None = None


class Wait(Schema):
    """A range of minutes."""

    low: int
    high: int


class TicketOut(Schema):
    """A new ticket. ``wait`` is null while the hall has no ground for a range."""

    id: UUID
    code: str
    number: str
    lane: str
    ahead: int
    wait: Wait | None
    issued_at: datetime


class TicketStatus(Schema):
    """What the holder of the code may know."""

    number: str
    lane: str
    status: str
    window: int | None
    ahead: int
    wait: Wait | None
    notices: list[dict[str, Any]]


class RatingIn(Body):
    """Five levels (5 very satisfied … 1 very dissatisfied) and reasons from the list."""

    level: int
    reasons: list[str] = []


class TicketBrief(Schema):
    """A ticket at a window."""

    id: UUID
    number: str
    lane: str
    matter: str | None
    status: str


class CallOut(Schema):
    """Who was called and the rule that chose them."""

    ticket: TicketBrief
    visit: UUID
    why: str


class ItemOut(Schema):
    """One material of a checklist."""

    code: str
    name: dict[str, str]
    why: dict[str, str]
    where: dict[str, str]
    maybe: bool
    state: str


class QuestionOut(Schema):
    """A question that changes the list and its possible answers."""

    code: str
    ask: dict[str, str]
    options: list[str]


class CaseOut(Schema):
    """A case: facts, what is still to be asked, the checklist, the outcome."""

    n: int
    matter: str
    facts: dict[str, str]
    next_question: QuestionOut | None
    items: list[ItemOut]
    in_hand: str | None
    fee_fen: int
    blocked_by: list[str]
    decided: bool
    outcome: dict[str, Any] | None


class VisitOut(Schema):
    """A visit and its cases."""

    id: UUID
    number: str
    status: str
    owner: str
    cases: list[CaseOut]


class CaseIn(Body):
    """One more matter of the visit."""

    matter: str


class FactsIn(Body):
    """Question code → option code (``unsure`` always allowed)."""

    facts: dict[str, str]


class ItemIn(Body):
    """open, seen, missing or waived. ``second_look``: a risky paper was looked at twice."""

    state: str
    second_look: bool = False


class DecideIn(Body):
    """``kind`` done | promised | missing | refused | handed_over; the rest as the kind needs.

    ``words``: the reply of a refusal as the officer words it, the reason's own when absent; ``left_out``:
    why an element is missing in it (said, on_paper, unfit).
    """

    kind: str
    reason: str = ""
    what: str = ""
    due: date | None = None
    tell_me: bool = False
    window: int | None = None
    words: str | None = Field(default=None, max_length=1000)
    left_out: str = ""


class PassOut(Schema):
    """A return pass: ``digits`` typed at the kiosk, ``code`` in the QR."""

    code: str
    digits: str
    valid_until: date
    used: bool


class DecideOut(Schema):
    """What the citizen leaves with. ``notice`` is there when papers are missing."""

    outcome: dict[str, Any]
    notice: dict[str, Any] | None
    # "pass" is a Python word
    return_pass: PassOut | None = Field(alias="pass", default=None)


class TransferIn(Body):
    """To another window (its officer goes on) or to another lane."""

    window: int | None = None
    lane: str | None = None
    reason: str = "skill"


class FinishOut(Schema):
    """The visit that ended."""

    visit: UUID
    number: str


class LaneOut(Schema):
    """A lane and how many wait."""

    slug: str
    prefix: str
    name: str
    waiting: int


class WindowOut(Schema):
    """A window: staffed or not, and the number it serves."""

    number: int
    name: str
    staffed: bool
    serving: str | None


class CalledOut(Schema):
    """A call on the board."""

    number: str
    window: int
    at: datetime


class QueueOut(Schema):
    """The hall as the board shows it."""

    lanes: list[LaneOut]
    windows: list[WindowOut]
    called: list[CalledOut]


class Problem(Schema):
    """RFC 9457. ``title`` is the sentence in Chinese, ``detail`` in English."""

    type: str
    title: str
    status: int
    detail: str
