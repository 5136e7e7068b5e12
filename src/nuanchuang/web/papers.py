"""What a citizen was given, in the shapes templates/parts/ takes: read from the snapshot, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from nuanchuang.catalogue.rules import Text
from nuanchuang.hall.models import Hall
from nuanchuang.reception.reads import OutcomeView
from nuanchuang.web.halls import hall_name


@dataclass(frozen=True)
class Notice:
    """parts/notice.html; without ``pass_code`` it is a preview."""

    sentence: Text
    rows: Sequence[Mapping[str, Any]]
    matter: Text
    badge: str
    issued_at: datetime
    pass_code: str
    pass_until: date | None
    pass_url: str
    hall_name: str
    complaint: str


def address(code: str) -> str:
    """Where a paper's QR leads: the page of an outcome or a return pass."""
    return f"{settings.NUANCHUANG_PUBLIC_URL}/r/{code}/"


def complaint(hall: Hall) -> str:
    """How to complain, as every paper says it."""
    if not hall.phone:
        return gettext("对这次接待不满意，请找值班领导。")
    return gettext("对这次接待不满意，请打 %(phone)s，或找值班领导。") % {"phone": hall.phone}


def notice(outcome: OutcomeView, hall: Hall) -> Notice:
    """The one-time notice of a case whose papers are missing."""
    found = outcome.return_pass
    matter = outcome.content["matter"]
    return Notice(
        sentence=Text(**outcome.next_step), rows=outcome.content["lines"],
        matter=Text(matter["zh"], matter["en"]), badge=outcome.content["badge"], issued_at=outcome.at,
        pass_code=found.short if found else "", pass_until=found.valid_until if found else None,
        pass_url=address(found.code) if found else "", hall_name=hall_name(hall), complaint=complaint(hall),
    )  # fmt: skip


def refused(content: Mapping[str, Any]) -> dict[str, Any]:
    """parts/refusal_notice.html from reception.papers.refusal: for the preview and for what was given."""
    remedy = content["remedy"]
    dated = [{**remedy, "last_day": date.fromisoformat(remedy["last_day"])}] if remedy else []
    checked = not any(each["local_check"] for each in content["grounds"])
    return {**content, "remedies": dated, "checked": checked}
