"""The only ways to a device: by the token it holds, or from the office of its hall."""

from dataclasses import dataclass
from uuid import UUID

from nuanchuang.hall.models import Device
from nuanchuang.platform.ids import token_hash
from nuanchuang.platform.refusals import NotAllowed, NotFound, found
from nuanchuang.platform.remember import Remembered


@dataclass(frozen=True)
class Caller:
    """A paired device that asks: ``actor`` stands in the journal."""

    device: Device

    @property
    def actor(self) -> str:
        return f"device:{self.device.id}"


def device_by_token(token: str) -> Caller | None:
    """The device that holds this token; None when unknown or revoked."""
    return _by_hash(token_hash(token)) if token else None


@Remembered
def _by_hash(stored: str) -> Caller | None:
    rows = Device.objects.select_related("hall", "window", "window__hall")
    holder = rows.filter(token_hash=stored, revoked_at=None).first()
    return Caller(holder) if holder else None


forget_devices = _by_hash.forget


def device_in_hall(hall_id: UUID, device_id: UUID) -> Device:
    """A device of one's own hall; raises NotFound for any other's."""
    return found(Device.objects.filter(pk=device_id, hall=hall_id).select_related("window").first())


def require(caller: Caller | None, *kinds: str) -> Caller:
    """The caller if it is one of these kinds; raises NotFound without a device, NotAllowed otherwise."""
    if caller is None:
        raise NotFound()
    if caller.device.kind not in kinds:
        raise NotAllowed()
    return caller
