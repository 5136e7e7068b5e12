"""Verbs about the place: set up a hall, pair and revoke devices, count attempts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import connection

from nuanchuang.hall import rules
from nuanchuang.hall.access import forget_devices
from nuanchuang.hall.models import Attempt, Device, Hall, Lane, OpeningHours, Window
from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import device_token, token_hash, typed_code
from nuanchuang.platform.refusals import NotAllowed, Refusal

PAIRING_LASTS = timedelta(minutes=10)
ATTEMPTS_A_MINUTE = 10


class PairingFailed(Refusal):
    """A wrong, used or expired pairing code."""

    code = "pairing-failed"
    status = 403
    sentence = "配对码不对，或已过期。请在办公端“设备”页重新生成一个。"


class DeviceIncomplete(Refusal):
    """A device without a known kind, a short name, or the window it stands at."""

    code = "device-incomplete"
    status = 422
    sentence = "请选设备类型，起一个不超过 40 字的名字。窗口用的设备还要选窗口。"


class TooManyAttempts(Refusal):
    """A typed code was tried too often within a minute."""

    code = "too-many-attempts"
    status = 429
    sentence = "试的次数太多了。请等一分钟，或找导办员帮忙。"


class HallExists(Refusal):
    """A hall with this slug is there already."""

    code = "hall-exists"
    sentence = "这个代号的大厅已经有了。请换一个代号。"


@dataclass(frozen=True)
class LanePlan:
    """A lane to set up."""

    slug: str
    prefix: str
    name: str
    name_en: str


@dataclass(frozen=True)
class WindowPlan:
    """A window to set up and the slugs of its lanes."""

    number: int
    name: str
    name_en: str
    lanes: tuple[str, ...]


@dataclass(frozen=True)
class HallPlan:
    """Everything a hall starts with. ``hours``: (weekday, opens, closes)."""

    slug: str
    name: str
    name_en: str
    address: str
    phone: str
    review_body: str
    lanes: tuple[LanePlan, ...]
    windows: tuple[WindowPlan, ...]
    hours: tuple[tuple[int, time, time], ...]
    demo: bool = False


def set_up_hall(plan: HallPlan, *, now: datetime) -> Hall:
    """Create a hall with lanes, windows and hours; raises HallExists."""
    with write():
        if Hall.objects.filter(slug=plan.slug).exists():
            raise HallExists()
        hall = Hall.objects.create(
            slug=plan.slug, name=plan.name, name_en=plan.name_en, address=plan.address,
            phone=plan.phone, review_body=plan.review_body,
            demo=plan.demo,
        )  # fmt: skip
        lanes = {each.slug: _add_lane(hall, each, place) for place, each in enumerate(plan.lanes)}
        for window in plan.windows:
            _add_window(hall, window, [lanes[slug] for slug in window.lanes])
        OpeningHours.objects.bulk_create(
            OpeningHours(hall=hall, weekday=day, opens=opens, closes=closes)
            for day, opens, closes in plan.hours
        )
        record(
            hall=hall.id, at=now, actor=SYSTEM, kind="hall.set_up", subject=("hall", hall.id), slug=hall.slug
        )
        return hall


def _add_lane(hall: Hall, plan: LanePlan, place: int) -> Lane:
    return Lane.objects.create(hall=hall, place=place, **vars(plan))


def _add_window(hall: Hall, plan: WindowPlan, lanes: Iterable[Lane]) -> None:
    window = Window.objects.create(hall=hall, number=plan.number, name=plan.name, name_en=plan.name_en)
    window.lanes.set(lanes)


def add_device(
    *, hall: Hall, kind: str, name: str, window: Window | None, by: str, now: datetime
) -> tuple[Device, str]:
    """A new device and its one-time pairing code: eight digits, good for ten minutes, told once.

    Raises DeviceIncomplete.
    """
    if not rules.device_complete(kind, name, window is not None):
        raise DeviceIncomplete()
    code = typed_code()
    with write():
        device = Device.objects.create(
            hall=hall, kind=kind, name=name, window=window,
            pairing_hash=token_hash(code), pairing_until=now + PAIRING_LASTS,
        )  # fmt: skip
        record(
            hall=hall.id,
            at=now,
            actor=by,
            kind="hall.device_added",
            subject=("device", device.id),
            device=kind,
        )
        return device, code


def pair(*, code: str, now: datetime) -> tuple[Device, str]:
    """Swap a pairing code for the device's own token; the code is used up. Raises PairingFailed."""
    token = device_token()
    with write():
        claimed = Device.objects.filter(pairing_hash=token_hash(code), pairing_until__gt=now, revoked_at=None)
        device = claimed.first() if code else None
        if device is None or not claimed.filter(pk=device.pk).update(
            token_hash=token_hash(token), pairing_hash="", pairing_until=None, paired_at=now
        ):
            raise PairingFailed()
        record(
            hall=device.hall_id, at=now, actor=f"device:{device.id}", kind="hall.device_paired",
            subject=("device", device.id), device=device.kind,
        )  # fmt: skip
        forget_devices()
        return Device.objects.select_related("hall", "window").get(pk=device.pk), token


def issue_token(*, hall: Hall, kind: str, name: str, window: Window | None, by: str, now: datetime) -> str:
    """A device for a program and its token at once (``nuanchuang token create``)."""
    with write():
        _, code = add_device(hall=hall, kind=kind, name=name, window=window, by=by, now=now)
        return pair(code=code, now=now)[1]


def pair_demo_screen(
    *, hall: Hall, kind: str, name: str, window: Window | None, now: datetime
) -> tuple[Device, str]:
    """A screen of the demo hall without a code, so that one browser can try every surface.

    Raises NotAllowed in any other hall, DeviceIncomplete.
    """
    if not hall.demo:
        raise NotAllowed()
    with write():
        _, code = add_device(hall=hall, kind=kind, name=name, window=window, by=SYSTEM, now=now)
        return pair(code=code, now=now)


def revoke(*, device: Device, by: str, now: datetime) -> None:
    """The device's token stops working at once; revoking again changes nothing."""
    with write():
        if Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=now):
            forget_devices()
            record(
                hall=device.hall_id, at=now, actor=by, kind="hall.device_revoked",
                subject=("device", device.id), device=device.kind,
            )  # fmt: skip


def count_attempt(*, who: str, now: datetime) -> None:
    """Count a try of a typed code; raises TooManyAttempts beyond ten a minute.

    Committed on its own so that the count survives the refusal it leads to. A fixed
    window lets 20 tries straddle a minute's turn: accepted, 10⁸ codes stand behind it.
    """
    minute = int(now.timestamp()) // 60
    with write(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO nc_hall_attempt (who, minute, count) VALUES (%s, %s, 1) "
            "ON CONFLICT (who, minute) DO UPDATE SET count = nc_hall_attempt.count + 1 RETURNING count",
            [who, minute],
        )
        count = cursor.fetchone()[0]
        if count == 1:
            Attempt.objects.filter(minute__lt=minute - 60).delete()
    if count > ATTEMPTS_A_MINUTE:
        raise TooManyAttempts()
