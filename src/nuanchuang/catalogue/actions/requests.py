"""Asking for content nobody found; answering with the matters that were meant and with words of the hall's
own, or with the reason why not; correcting what was answered."""

from collections.abc import Sequence
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
from nuanchuang.wording import reads as wording
from nuanchuang.wording.rules import insults

MOST_OPEN = 200
"""Open requests a hall can look through; more would bury those that count."""

REASON_LENGTH = 120

MOST_MATTERS = 3
"""Matters one answer may name; more would be a list to search again."""

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
    """It has its answer already, or another than when the page was read."""

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


class AnswerMissing(Refusal):
    """Answered with neither a matter nor words, or with more than anybody reads."""

    code = "request-answer-missing"
    status = 422
    sentence = "请选一到三件事，或写一句话，120 字以内。"


class AnswerInsults(Refusal):
    """Words that insult, in what citizens will read."""

    code = "request-answer-insults"
    status = 422
    sentence = "“%(words)s”会伤人，群众看得到。请换个说法再按。"


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


def answer_request(
    *, person: Person, request: UUID, matters: Sequence[str], say: str = "", now: datetime
) -> ContentRequest:
    """These matters were meant (at most three), and what the hall says to it; either will do.

    An answer given before is corrected by anybody who may answer. The journal has the matters, no words.
    Raises NotAllowed, NotFound, RequestNotYours, UnknownMatter, AnswerMissing, AnswerInsults, RequestSettled.
    """
    person.must("answer_requests")
    meant = [matter_by_code(code).code for code in dict.fromkeys(matters)]
    words = " ".join(say.split())
    if not (meant or words) or len(meant) > MOST_MATTERS or len(words) > REASON_LENGTH:
        raise AnswerMissing()
    for found_words in insults(wording.check(words)):
        raise AnswerInsults(words=found_words)
    with write():
        asked = _mine(person, request)
        first, more = (meant[0], meant[1:]) if meant else ("", [])
        _settle(
            asked, person, now, "answered", {"matters": meant},
            state=ANSWERED, matter=first, more=more, reason=words,
        )  # fmt: skip
        return asked


def decline_request(*, person: Person, request: UUID, reason: str, now: datetime) -> ContentRequest:
    """It does not belong here, and why; the reason stays with the request, out of the journal.

    An answer given before is corrected by anybody who may answer.
    Raises NotAllowed, NotFound, RequestNotYours, ReasonMissing, RequestSettled.
    """
    person.must("answer_requests")
    why = " ".join(reason.split())
    if not 0 < len(why) <= REASON_LENGTH:
        raise ReasonMissing()
    with write():
        asked = _mine(person, request)
        _settle(asked, person, now, "declined", {}, state=DECLINED, matter="", more=[], reason=why)
        return asked


def _settle(
    asked: ContentRequest, person: Person, now: datetime, what: str, data: dict[str, object], **values: object
) -> None:
    corrected = _standing(asked).settled
    _change(asked, **values, owner_id=person.id)
    kind = f"{what}_anew" if corrected else what
    _note(asked, person, kind, now, **data)


def _mine(person: Person, request: UUID) -> ContentRequest:
    asked = access.content_request(person.officer.hall_id, request)
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
    as_read = ContentRequest.objects.filter(
        pk=asked.pk, state=asked.state, owner=asked.owner_id, matter=asked.matter, reason=asked.reason
    )
    if not as_read.update(**values):
        raise RequestTaken() if asked.state == OPEN else RequestSettled()
    asked.refresh_from_db()


def _note(asked: ContentRequest, person: Person, what: str, now: datetime, **data: object) -> None:
    record(
        hall=asked.hall_id, at=now, actor=person.actor, kind=f"catalogue.content_request_{what}",
        subject=("content_request", asked.id), **data,
    )  # fmt: skip
