"""Verbs of people: hire, sign in and out, take and leave a window, lead the hall."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Window
from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.people import reads, rules
from nuanchuang.people.access import Person
from nuanchuang.people.models import Duty, LeaderDuty, Officer, RoleGrant
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import NotFound, Refusal

BADGE = "[0-9A-Za-z]{1,20}"
"""What a badge number may look like; also told to browsers."""

UNKNOWN = "unknown"
"""The subject where nobody's sign-in was locked: what was typed is never kept in the journal."""


class BadgeTaken(Refusal):
    """The badge number belongs to someone already."""

    code = "badge-taken"
    sentence = "这个警号已经有账号了。请核对警号。"


class BadgeUnreadable(Refusal):
    """A badge number that is empty, too long or not of letters and digits."""

    code = "badge-unreadable"
    status = 422
    sentence = "警号要用 1–20 位数字或字母，中间不留空。请重新填写。"


class PasswordTooWeak(Refusal):
    """The password fails the rules: ten characters or more and not a common one."""

    code = "password-too-weak"
    status = 422
    sentence = "密码不够安全：至少 10 位，不能是常见密码，也不能与警号相近。"


class UnknownRole(Refusal):
    """A role the house does not have."""

    code = "unknown-role"
    status = 422
    sentence = "没有这个岗位。请从列表里选。"


class WindowTaken(Refusal):
    """Another officer sits at the window."""

    code = "window-taken"
    sentence = "这个窗口有同事在岗。请选别的窗口，或请同事先离岗。"


class NotOnDuty(Refusal):
    """The officer sits at no window."""

    code = "not-on-duty"
    sentence = "您还没有上岗。请先选一个窗口。"


class LastLeader(Refusal):
    """The only duty leader wants to go while the hall is open."""

    code = "last-leader"
    sentence = "大厅还开着，值班领导只有您一位。请先交班给另一位领导，再结束值班。"


class NotLeading(Refusal):
    """Handing on a duty one does not have."""

    code = "not-leading"
    sentence = "您现在不在值班。要值班，请按“我来值班”。"


class NotALeader(Refusal):
    """A successor who is no active leader of the hall, or oneself."""

    code = "not-a-leader"
    status = 422
    sentence = "只能交班给本大厅的另一位领导。请从列表里选。"


def hire(*, hall: Hall, badge: str, password: str, roles: Iterable[str], by: str, now: datetime) -> Officer:
    """Create an officer with roles. Raises BadgeUnreadable, BadgeTaken, PasswordTooWeak, UnknownRole."""
    if not re.fullmatch(BADGE, badge):
        raise BadgeUnreadable()
    wanted = sorted(set(roles))
    if not wanted or not set(wanted) <= set(RoleGrant.Role.values):
        raise UnknownRole()
    try:
        password_validation.validate_password(password, Officer(badge=badge))
    except ValidationError:
        raise PasswordTooWeak() from None
    with write():
        if Officer.objects.filter(badge=badge).exists():
            raise BadgeTaken()
        officer = Officer.objects.create_officer(badge, password, hall)
        RoleGrant.objects.bulk_create(RoleGrant(officer=officer, role=role) for role in wanted)
        record(
            hall=hall.id, at=now, actor=by, kind="people.hired", subject=("officer", officer.id), roles=wanted
        )
        return officer


def sign_in(*, officer: Officer, start: Callable[[], None], now: datetime) -> None:
    """Note that an officer came; ``start`` opens the session in the same transaction."""
    with write():
        start()
        _note_sign_in(officer, "signed_in", now)


def sign_out(*, officer: Officer, stop: Callable[[], None], now: datetime) -> None:
    """Note that an officer went; ``stop`` ends the session in the same transaction."""
    with write():
        stop()
        _note_sign_in(officer, "signed_out", now)


def lock_sign_in(*, badge: str, now: datetime) -> None:
    """Note that sign-in was locked after too many failures; a badge nobody has: in the house chain."""
    officer = Officer.objects.filter(badge=badge).first()
    with write():
        if officer:
            _note_sign_in(officer, "sign_in_locked", now, by=SYSTEM)
        else:
            subject = ("officer", UNKNOWN)
            record(hall=None, at=now, actor=SYSTEM, kind="people.sign_in_locked", subject=subject)


def _note_sign_in(officer: Officer, what: str, now: datetime, by: str = "") -> None:
    record(
        hall=officer.hall_id, at=now, actor=by or f"officer:{officer.id}", kind=f"people.{what}",
        subject=("officer", officer.id),
    )  # fmt: skip


def take_window(*, person: Person, window: Window, now: datetime) -> Duty:
    """Sit down at a window, leaving the one before. Raises NotAllowed, WindowTaken, NotFound.

    Sitting down again where one sits changes nothing.
    """
    person.must("serve")
    if window.hall_id != person.officer.hall_id:
        raise NotFound()
    with write():
        current = Duty.objects.filter(officer=person.officer, ended=None).first()
        if current and current.window_id == window.id:
            return current
        if current:
            _end(current, person, now)
        return _sit_down(person, window, now)


def _sit_down(person: Person, window: Window, now: datetime) -> Duty:
    try:
        with transaction.atomic():
            duty = Duty.objects.create(
                hall_id=window.hall_id, officer=person.officer, window=window, started=now
            )
    except IntegrityError:
        raise WindowTaken() from None
    record(
        hall=window.hall_id, at=now, actor=person.actor, kind="people.duty_started",
        subject=("officer", person.id), window=window.number,
    )  # fmt: skip
    return duty


def leave_window(*, person: Person, now: datetime) -> None:
    """Get up from the window; without one nothing changes."""
    with write():
        current = Duty.objects.filter(officer=person.officer, ended=None).first()
        if current:
            _end(current, person, now)


def _end(duty: Duty, person: Person, now: datetime) -> None:
    if Duty.objects.filter(pk=duty.pk, ended=None).update(ended=now):
        record(
            hall=duty.hall_id, at=now, actor=person.actor, kind="people.duty_ended",
            subject=("officer", person.id),
        )  # fmt: skip


def take_lead(*, person: Person, now: datetime) -> None:
    """Be duty leader from now on; who is already stays so. Raises NotAllowed."""
    person.must("take_over")
    with write():
        _start_leading(person.officer, person.actor, now)


def hand_on_lead(*, person: Person, successor: str, now: datetime) -> None:
    """Another leader of the hall (by badge) goes on, without a gap.

    Raises NotAllowed, NotLeading, NotALeader.
    """
    person.must("take_over")
    with write():
        known = {each.badge: each.id for each in reads.leaders(person.officer.hall_id)}
        if known.get(successor, person.id) == person.id:
            raise NotALeader()
        if not _stop_leading(person, now):
            raise NotLeading()
        _start_leading(Officer.objects.get(pk=known[successor]), person.actor, now)


def stop_leading(*, person: Person, now: datetime) -> None:
    """Go off the roster; without being on it nothing changes. Raises NotAllowed, LastLeader.

    The hall's rows are locked first (PostgreSQL), so that two who go at the same instant do not both go.
    """
    person.must("take_over")
    hall = person.officer.hall
    with write():
        rows = LeaderDuty.objects.select_for_update().filter(hall=hall, ended=None).order_by("id")
        on_duty = list(rows.values_list("officer", flat=True))
        if person.id not in on_duty:
            return
        if not rules.may_stop_leading(person.id, on_duty, hall_reads.opening(hall, now).open):
            raise LastLeader()
        _stop_leading(person, now)


def _start_leading(officer: Officer, by: str, now: datetime) -> None:
    _, new = LeaderDuty.objects.get_or_create(
        hall_id=officer.hall_id, officer=officer, ended=None, defaults={"started": now}
    )
    if new:
        _note_leading(officer, "started", by, now)


def _stop_leading(person: Person, now: datetime) -> bool:
    """False when they did not lead."""
    if not LeaderDuty.objects.filter(officer=person.officer, ended=None).update(ended=now):
        return False
    _note_leading(person.officer, "ended", person.actor, now)
    return True


def _note_leading(officer: Officer, what: str, by: str, now: datetime) -> None:
    record(
        hall=officer.hall_id, at=now, actor=by, kind=f"people.leading_{what}", subject=("officer", officer.id)
    )
