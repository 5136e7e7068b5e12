"""Changing a line of a matter: one person drafts, another approves, it is in force from a day on."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.models import Adoption, Edit
from nuanchuang.catalogue.rules.changes import SET, Unchangeable, fits, kind_of
from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.platform.content import ContentError
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import Refusal, found

WHY_LENGTH = 200


class NotChangeable(Refusal):
    """An address nobody but a content release may change."""

    code = "edit-not-changeable"
    status = 422
    sentence = "这一项不能在这里改。法定的内容随内容版本更新。"


class DoesNotFit(Refusal):
    """A value of another kind than the line's."""

    code = "edit-does-not-fit"
    status = 422
    sentence = "改成的内容不合这一项。金额请填数字，比如 90 或 90.50；天数、份数请填整数；文字请写中英文。"


class TooSoon(Refusal):
    """A change for today or earlier: what was told today must stay true."""

    code = "edit-too-soon"
    status = 422
    sentence = "改动最早从明天起生效，今天已经告知群众的不变。请另选日期。"


class WhyMissing(Refusal):
    """A change nobody gave a reason for."""

    code = "edit-without-reason"
    status = 422
    sentence = "请写明为什么改，比如文件名称和日期。"


class SeveralFaults(Refusal):
    """More than one thing is to be put right, all told at once in ``faults``."""

    code = "edit-several-faults"
    status = 422
    sentence = "有几处要改好：改成的内容、日期和原因，请都看一看。"

    def __init__(self, faults: tuple[Refusal, ...]) -> None:
        super().__init__()
        self.faults = faults


class EditFaulty(Refusal):
    """With the change some path would end nowhere; ``what`` is the check's own word for it."""

    code = "edit-faulty"
    status = 422
    sentence = "这样改，有的群众会走到没有答案的地方（%(what)s）。请改好再交。"


class LineTooLong(EditFaulty):
    """A sentence nobody reads standing."""

    code = "edit-too-long"
    sentence = "有一句话超过 25 个字。请写短些，或用句号分成两句。"


class WrongScript(EditFaulty):
    """Chinese among the English, or the other way round."""

    code = "edit-wrong-script"
    sentence = "中文栏请写中文，英文栏请写英文。"


class OverTheLimit(EditFaulty):
    """A promise longer than the law allows."""

    code = "edit-over-the-limit"
    sentence = "承诺的天数不能比法定的长。请填法定天数以内的数。"


_FAULTS = {
    "a sentence of": LineTooLong,
    "holds no Chinese": WrongScript,
    "holds Chinese": WrongScript,
    "longer than the law": OverTheLimit,
}


def _faulty(what: str) -> EditFaulty:
    """The refusal that says what the check found, in words for the person."""
    kind = next((kind for words, kind in _FAULTS.items() if words in what), EditFaulty)
    return kind(what=what)


class OwnDraft(Refusal):
    """The second pair of eyes must be somebody else's."""

    code = "edit-own-draft"
    status = 403
    sentence = "自己起草的改动要请另一位同事审核。"


class EditDone(Refusal):
    """Approved or withdrawn in between, or its day has come unapproved."""

    code = "edit-done"
    sentence = "这条改动已经处理过，或生效日期已到。请看最新的列表。"


class AlreadyAdopted(Refusal):
    """This release was adopted before."""

    code = "release-adopted"
    sentence = "这一版内容已经采用过了。"


def draft(
    *, person: Person, matter: str, at: str, value: Any, why: str, valid_from: date | None, now: datetime
) -> Edit:
    """Propose that a line reads otherwise from a day on (None: no readable day); every path is walked with
    it first.

    Raises NotAllowed, UnknownMatter, NotChangeable, DoesNotFit, TooSoon, WhyMissing, SeveralFaults,
    EditFaulty.
    """
    person.must("edit_catalogue")
    reads.matter(matter)
    faults = tuple(_faults(at, value, why, valid_from, now))
    if faults or valid_from is None:
        raise faults[0] if len(faults) == 1 else SeveralFaults(faults)
    made = Edit(
        matter=matter, at=at, value=value, why=why.strip()[:WHY_LENGTH], valid_from=valid_from,
        drafted_by=person.officer, drafted_at=now,
    )  # fmt: skip
    made.before = _before(made)
    check(made)
    with write():
        made.save(force_insert=True)
        _note(made, "drafted", person, now)
    return made


def _faults(at: str, value: Any, why: str, valid_from: date | None, now: datetime) -> Iterator[Refusal]:
    """Everything that keeps it from being drafted; raises NotChangeable where no value would do."""
    if not fits(_kind(at), value):
        yield DoesNotFit()
    if valid_from is None or valid_from <= reads.today(now):
        yield TooSoon()
    if not why.strip():
        yield WhyMissing()


def _kind(at: str) -> str:
    try:
        return kind_of(at, SET)
    except Unchangeable as fault:
        raise NotChangeable() from fault


def _before(edit: Edit) -> Any:
    """What the line says now; raises NotChangeable."""
    try:
        return reads.line(edit.matter, edit.at)
    except Unchangeable as fault:
        raise NotChangeable() from fault


def check(edit: Edit) -> rules.Walked:
    """Walk every path of the matter as it would be; raises EditFaulty naming the first fault."""
    content = reads.shipped()
    before = reads.fitting(content, reads.in_force(edit.valid_from))
    try:
        library = content.changed([*before, reads.as_change(edit)])
    except ContentError as fault:
        raise _faulty(str(fault).rpartition(": ")[2]) from fault
    walked = rules.check_matter(library.matters[edit.matter])
    for first in walked.faults:
        raise _faulty(first.what)
    return walked


def approve(*, person: Person, edit: UUID, now: datetime) -> Edit:
    """The second pair of eyes says yes. Raises NotAllowed, NotFound, OwnDraft, EditDone, EditFaulty."""
    person.must("approve_catalogue")
    draft = found(Edit.objects.filter(pk=edit).first())
    if draft.drafted_by_id == person.id:
        raise OwnDraft()
    check(draft)
    with write():
        _settle(draft, now, approved_by=person.officer, approved_at=now)
        _note(draft, "approved", person, now)
        reads.forget_edits()
    return draft


def withdraw(*, person: Person, edit: UUID, now: datetime) -> Edit:
    """Take a draft back; one's own, or any as approver. What is approved is changed by another edit.

    Raises NotAllowed, NotFound, EditDone.
    """
    draft = found(Edit.objects.filter(pk=edit).first())
    if draft.drafted_by_id != person.id:
        person.must("approve_catalogue")
    with write():
        _settle(draft, now, withdrawn_at=now)
        _note(draft, "withdrawn", person, now)
    return draft


def _settle(edit: Edit, now: datetime, **changes: Any) -> None:
    """Only a waiting draft whose day has not come moves, and only once."""
    waiting = Edit.objects.filter(
        pk=edit.pk, approved_at=None, withdrawn_at=None, valid_from__gt=reads.today(now)
    )
    if not waiting.update(**changes):
        raise EditDone()
    for name, value in changes.items():
        setattr(edit, name, value)


def adopt(*, person: Person, now: datetime) -> Adoption:
    """A named person takes on the release as the hall's own. Raises NotAllowed, AlreadyAdopted."""
    person.must("adopt_catalogue")
    library = reads.shipped().library
    hall = person.officer.hall
    try:
        with write():
            made = Adoption.objects.create(
                hall=hall, release=library.release, digest=library.digest, officer=person.officer, at=now
            )
            record(
                hall=hall.id, at=now, actor=person.actor, kind="catalogue.adopted",
                subject=("release", made.id), release=library.release, digest=library.digest,
            )  # fmt: skip
            reads.forget_edits()
            return made
    except IntegrityError:
        raise AlreadyAdopted() from None


def _note(edit: Edit, what: str, person: Person, now: datetime) -> None:
    record(
        hall=person.officer.hall_id, at=now, actor=person.actor, kind=f"catalogue.edit_{what}",
        subject=("edit", edit.id), matter=edit.matter, line=edit.at, valid_from=edit.valid_from,
    )  # fmt: skip
