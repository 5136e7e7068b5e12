"""The only way to a device: by the token it holds."""

from dataclasses import dataclass

from nuanchuang.hall.models import Device
from nuanchuang.platform.ids import token_hash
from nuanchuang.platform.refusals import NotAllowed, NotFound


@dataclass(frozen=True)
class Caller:
    """A paired device that asks: ``actor`` stands in the journal."""

    device: Device

    @property
    def actor(self) -> str:
        return f"device:{self.device.id}"


def device_by_token(token: str) -> Caller | None:
    """The device that holds this token; None when unknown or revoked."""
    if not token:
        return None
    found = (
        Device.objects.select_related("hall", "window", "window__hall")
        .filter(token_hash=token_hash(token), revoked_at=None)
        .first()
    )
    return Caller(found) if found else None


def require(caller: Caller | None, *kinds: str) -> Caller:
    """The caller if it is one of these kinds; raises NotFound without a device, NotAllowed otherwise."""
    if caller is None:
        raise NotFound()
    if caller.device.kind not in kinds:
        raise NotAllowed()
    return caller
