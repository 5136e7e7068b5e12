"""Reads a hall's plan from YAML: for ``nuanchuang setup --hall FILE`` and the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from nuanchuang.hall.actions import HallPlan, LanePlan, WindowPlan


class PlanError(ValueError):
    """The file does not describe a hall; the text says which entry is wrong."""


@dataclass(frozen=True)
class OfficerPlan:
    """An officer of the demo; ``window`` where they sit."""

    badge: str
    roles: tuple[str, ...]
    window: int | None


def read(path: Path) -> tuple[HallPlan, tuple[OfficerPlan, ...]]:
    """The hall and the officers of a plan file; raises PlanError."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return _hall(raw), tuple(_officer(each) for each in raw.get("officers", []))
    except (KeyError, TypeError, ValueError) as error:
        raise PlanError(f"{path.name}: {error!r}") from error


def _hall(raw: Mapping[str, Any]) -> HallPlan:
    lanes = tuple(LanePlan(**each) for each in raw["lanes"])
    windows = tuple(WindowPlan(**{**each, "lanes": tuple(each["lanes"])}) for each in raw["windows"])
    unknown = {slug for window in windows for slug in window.lanes} - {lane.slug for lane in lanes}
    if unknown:
        raise ValueError(f"windows name lanes that do not exist: {sorted(unknown)}")
    words = {key: raw[key] for key in ("slug", "name", "name_en", "address", "phone", "review_body")}
    return HallPlan(lanes=lanes, windows=windows, hours=_hours(raw["hours"]), **words)


def _hours(raw: list[Mapping[str, Any]]) -> tuple[tuple[int, time, time], ...]:
    return tuple(
        (day, time.fromisoformat(each["opens"]), time.fromisoformat(each["closes"]))
        for each in raw
        for day in each["days"]
    )


def _officer(raw: Mapping[str, Any]) -> OfficerPlan:
    return OfficerPlan(raw["badge"], tuple(raw["roles"]), raw.get("window"))
