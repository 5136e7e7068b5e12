"""Verbs of people: hire, grant, dismiss, take and leave a window."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nuanchuang.hall.models import Hall, Window
from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.people.models import Duty, Officer, RoleGrant
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import NotFound, Refusal


class BadgeTaken(Refusal):
    """The badge number belongs to someone already."""

    code = "badge-taken"
    sentence = "这个警号已经有账号了。请核对警号。"


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


def hire(*, hall: Hall, badge: str, password: str, roles: Iterable[str], by: str, now: datetime) -> Officer:
    """Create an officer with roles. Raises BadgeTaken, PasswordTooWeak, UnknownRole."""
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
