"""Reads a hall's plan from YAML: for ``nuanchuang setup --hall FILE`` and the demo."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _hall(raw), tuple(_officer(each) for each in raw.get("officers", []))
    except OSError as error:
        raise PlanError(f"{path.name}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise PlanError(f"{path.name}: {error}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlanError(f"{path.name}: {error!r}") from error


def _hall(raw: Mapping[str, Any]) -> HallPlan:
    lanes = tuple(LanePlan(**each) for each in raw["lanes"])
    windows = tuple(WindowPlan(**{**each, "lanes": tuple(each["lanes"])}) for each in raw["windows"])
    words = {key: raw[key] for key in ("slug", "name", "name_en", "address", "phone", "review_body")}
    plan = HallPlan(lanes=lanes, windows=windows, hours=_hours(raw["hours"]), **words)
    for fault in _faults(plan):
        raise ValueError(fault)
    return plan


def _faults(plan: HallPlan) -> Iterator[str]:
    """What the tables would refuse, said in words."""
    if not re.fullmatch("[a-z0-9-]{1,40}", plan.slug):
        yield f"slug {plan.slug!r}: small letters, digits and - only"
    for what, values in (
        ("lane slug", [lane.slug for lane in plan.lanes]),
        ("lane prefix", [lane.prefix for lane in plan.lanes]),
        ("window number", [window.number for window in plan.windows]),
        ("opening", [(day, opens) for day, opens, _ in plan.hours]),
    ):
        yield from (f"{what} {value} stands twice" for value, times in Counter(values).items() if times > 1)
    yield from (
        f"lane prefix {lane.prefix!r}: one or two capital letters"
        for lane in plan.lanes
        if not re.fullmatch("[A-Z]{1,2}", lane.prefix)
    )
    yield from (
        f"window {window.number!r}: not a number from 1" for window in plan.windows if not _counts(window)
    )
    yield from (
        f"hours {span}: not a weekday 0–6 and a span that goes forward" for span in plan.hours if _odd(span)
    )
    known = {lane.slug for lane in plan.lanes}
    unknown = {slug for window in plan.windows for slug in window.lanes} - known
    if unknown:
        yield f"windows name lanes that do not exist: {sorted(unknown)}"


def _counts(window: WindowPlan) -> bool:
    return type(window.number) is int and 0 < window.number < 1000


def _odd(span: tuple[int, time, time]) -> bool:
    day, opens, closes = span
    return day not in range(7) or opens >= closes


def _hours(raw: list[Mapping[str, Any]]) -> tuple[tuple[int, time, time], ...]:
    return tuple(
        (day, time.fromisoformat(each["opens"]), time.fromisoformat(each["closes"]))
        for each in raw
        for day in each["days"]
    )


def _officer(raw: Mapping[str, Any]) -> OfficerPlan:
    if not isinstance(raw["badge"], str):
        raise TypeError(f"badge {raw['badge']}: put it in quotation marks")
    return OfficerPlan(raw["badge"], tuple(raw["roles"]), raw.get("window"))
