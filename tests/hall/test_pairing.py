"""A device is paired by a code that serves once, and is known by its token from then on."""

from datetime import timedelta

import pytest

from nuanchuang.hall import access, actions
from nuanchuang.hall.models import Device
from nuanchuang.platform.refusals import NotAllowed, NotFound


@pytest.fixture
def added(scene, now):
    """A kiosk that waits to be paired, and its code."""
    return actions.add_device(
        hall=scene.hall, kind="kiosk", name="门口", window=None, by="officer:x", now=now
    )


def test_the_code_is_eight_digits_and_its_token_opens_the_device(added, now):
    device, code = added
    assert len(code) == 8
    assert code.isdecimal()
    _, token = actions.pair(code=code, now=now)
    assert access.device_by_token(token).device == device


def test_a_code_serves_once(added, now):
    actions.pair(code=added[1], now=now)
    with pytest.raises(actions.PairingFailed):
        actions.pair(code=added[1], now=now)


def test_a_code_lasts_ten_minutes(added, now):
    with pytest.raises(actions.PairingFailed):
        actions.pair(code=added[1], now=now + timedelta(minutes=10))
    actions.pair(code=added[1], now=now + timedelta(minutes=10, microseconds=-1))


@pytest.mark.parametrize("code", ["", "00000000", "１２３４５６７８", "x" * 500, "' OR 1=1"])
def test_any_other_code_is_refused(added, now, code):
    if code == added[1]:
        code = "11111111"
    with pytest.raises(actions.PairingFailed):
        actions.pair(code=code, now=now)


def test_a_revoked_device_cannot_be_paired(added, now):
    actions.revoke(device=added[0], by="officer:x", now=now)
    with pytest.raises(actions.PairingFailed):
        actions.pair(code=added[1], now=now)


def test_a_revoked_token_opens_nothing(added, now):
    device, token = actions.pair(code=added[1], now=now)
    actions.revoke(device=device, by="officer:x", now=now)
    assert access.device_by_token(token) is None


@pytest.mark.parametrize("token", ["", "x"])
def test_an_unknown_token_opens_nothing(added, token):
    assert access.device_by_token(token) is None


def test_neither_code_nor_token_is_kept_in_the_clear(added, now):
    device, token = actions.pair(code=added[1], now=now)
    kept = " ".join(str(value) for value in Device.objects.filter(pk=device.pk).values().get().values())
    assert token not in kept
    assert added[1] not in kept


@pytest.mark.parametrize("kind", ["counter", "window"])
def test_a_device_at_a_window_needs_one(scene, now, kind):
    with pytest.raises(actions.DeviceIncomplete):
        actions.add_device(hall=scene.hall, kind=kind, name="屏", window=None, by="officer:x", now=now)


def test_a_device_may_do_only_what_its_kind_may(added, now):
    _, token = actions.pair(code=added[1], now=now)
    caller = access.device_by_token(token)
    assert access.require(caller, "kiosk", "guide") == caller
    with pytest.raises(NotAllowed):
        access.require(caller, "window")
    with pytest.raises(NotFound):
        access.require(None, "kiosk")
