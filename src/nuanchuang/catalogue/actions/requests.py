"""Asking for content nobody found; answering with the matter that was meant, or with the reason why not."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from nuanchuang.catalogue import access, rules
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.catalogue.reads import matter as matter_by_code
from nuanchuang.catalogue.rules.requests import DAYS, Standing, may_settle, may_take
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import Refusal, found

MOST_OPEN = 200
"""Open requests a hall can look through; more would bury those that count."""

REASON_LENGTH = 120
OPEN, ANSWERED, DECLINED = ContentRequest.State


class NothingSaid(Refusal):
    """No words were left to ask for once the numbers were taken out."""

    code = "request-says-nothing"
    status = 422
    sentence = "请用几个字说要办的事，不写姓名和号码。"


class RequestsFull(Refusal):
    """More is asked for than the hall can look through."""

    code = "requests-full"
    sentence = "记下的事已经很多，正在一件件看。您的事请问导办员。"


class RequestTaken(Refusal):
    """A colleague answers it, and the day has not passed."""

    code = "request-taken"
    sentence = "这一条同事已经接了，到期前由同事答复。请看别的。"


class RequestSettled(Refusal):
    """It has its answer already."""

    code = "request-settled"
    sentence = "这一条已经答复过了。请刷新页面看结果。"


class RequestNotYours(Refusal):
    """Only whoever took it on may answer it."""

    code = "request-not-yours"
    status = 403
    sentence = "这一条不是您接的。要先接下，才能答复。"


class ReasonMissing(Refusal):
    """Declined without a reason, or with one nobody would read."""

    code = "request-reason-missing"
    status = 422
    sentence = "请写明为什么不收，120 字以内。"


def ask_for_content(*, hall: Hall, text: str, by: str, now: datetime) -> ContentRequest:
    """Note what was looked for in vain; the same words again raise the count. The journal has no words.

    Raises NothingSaid, RequestsFull.
    """
    words = rules.scrub(text)
    if not words:
        raise NothingSaid()
    today = hall_reads.today(hall, now)
    with write():
        asked = _again(hall, words, today) or _first(hall, words, today)
        record(
            hall=hall.id, at=now, actor=by, kind="catalogue.content_asked",
            subject=("content_request", asked.id), count=asked.count,
        )  # fmt: skip
        return asked


def _again(hall: Hall, words: str, today: date) -> ContentRequest | None:
    known = ContentRequest.objects.filter(hall=hall, text=words)
    return known.get() if known.update(count=F("count") + 1, last_asked=today) else None


def _first(hall: Hall, words: str, today: date) -> ContentRequest:
    if ContentRequest.objects.filter(hall=hall, state=OPEN).count() >= MOST_OPEN:
        raise RequestsFull()
    try:
        with transaction.atomic():
            return ContentRequest.objects.create(hall=hall, text=words, first_asked=today, last_asked=today)
    except IntegrityError:  # somebody else asked for the same at this moment
        return found(_again(hall, words, today))


def take_request(*, person: Person, request: UUID, now: datetime) -> ContentRequest:
    """Answer for it, within five working days; taking one's own again changes nothing.

    Raises NotAllowed, NotFound, RequestSettled, RequestTaken.
    """
    person.must("answer_requests")
    with write():
        asked = _open(person, request)
        if asked.owner_id == person.id:
            return asked
        today = hall_reads.today(asked.hall, now)
        if not may_take(_standing(asked), today):
            raise RequestTaken()
        due = hall_reads.working_day(asked.hall, today, DAYS)
        _change(asked, owner_id=person.id, due=due.day, certain=due.certain)
        _note(asked, person, "taken", now, due=due.day)
        return asked


def answer_request(*, person: Person, request: UUID, matter: str, now: datetime) -> ContentRequest:
    """This matter was meant. Raises NotAllowed, NotFound, RequestSettled, RequestNotYours, UnknownMatter."""
    person.must("answer_requests")
    meant = matter_by_code(matter).code
    with write():
        asked = _mine(person, request)
        _change(asked, state=ANSWERED, matter=meant)
        _note(asked, person, "answered", now, matter=meant)
        return asked


def decline_request(*, person: Person, request: UUID, reason: str, now: datetime) -> ContentRequest:
    """It does not belong here, and why; the reason stays with the request, out of the journal.

    Raises NotAllowed, NotFound, RequestSettled, RequestNotYours, ReasonMissing.
    """
    person.must("answer_requests")
    why = " ".join(reason.split())
    if not 0 < len(why) <= REASON_LENGTH:
        raise ReasonMissing()
    with write():
        asked = _mine(person, request)
        _change(asked, state=DECLINED, reason=why)
        _note(asked, person, "declined", now)
        return asked


def _mine(person: Person, request: UUID) -> ContentRequest:
    asked = _open(person, request)
    if not may_settle(_standing(asked), person.id):
        raise RequestNotYours()
    return asked


def _open(person: Person, request: UUID) -> ContentRequest:
    asked = access.content_request(person.officer.hall_id, request)
    if _standing(asked).settled:
        raise RequestSettled()
    return asked


def _standing(asked: ContentRequest) -> Standing:
    return Standing(asked.state != OPEN, asked.owner_id, asked.due)


def _change(asked: ContentRequest, **values: object) -> None:
    """Conditional on how it stood when it was read: on PostgreSQL two may come at once."""
    as_read = ContentRequest.objects.filter(pk=asked.pk, state=OPEN, owner=asked.owner_id)
    if not as_read.update(**values):
        raise RequestTaken()
    asked.refresh_from_db()


def _note(asked: ContentRequest, person: Person, what: str, now: datetime, **data: object) -> None:
    record(
        hall=asked.hall_id, at=now, actor=person.actor, kind=f"catalogue.content_request_{what}",
        subject=("content_request", asked.id), **data,
    )  # fmt: skip
