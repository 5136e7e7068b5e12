"""What a citizen was told, as their own page shows it: read from the snapshot, word for word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from nuanchuang.hall.models import Hall
from nuanchuang.reception.reads import OutcomeView
from nuanchuang.web import papers


@dataclass(frozen=True)
class Given:
    """One outcome: ``notice`` for missing papers, ``refused`` for a no, ``due`` for a promise or
    for what was accepted and is not ready yet.

    ``used``: the return pass was swapped for a ticket; ``settled``: and then it was done. ``told_at``: when
    the rule behind a no changed.
    """

    kind: str
    content: Mapping[str, Any]
    next_step: Mapping[str, str]
    notice: papers.Notice | None
    refused: Mapping[str, Any] | None
    due: date | None
    used: bool
    settled: bool
    watched: bool
    told_at: datetime | None


def given(outcome: OutcomeView, hall: Hall) -> Given:
    """An outcome for the citizen's page."""
    content, watch = outcome.content, outcome.watch
    used = outcome.return_pass is not None and outcome.return_pass.used
    return Given(
        outcome.kind, content, outcome.next_step,
        notice=_notice(outcome, hall, used=used) if outcome.kind == "missing" else None,
        refused=papers.refused(content) if outcome.kind == "refused" else None,
        due=date.fromisoformat(by) if (by := content.get("due") or content.get("ready_by")) else None,
        used=used, settled=outcome.return_pass is not None and outcome.return_pass.settled,
        watched=watch is not None, told_at=watch.told_at if watch else None,
    )  # fmt: skip


def _notice(outcome: OutcomeView, hall: Hall, *, used: bool) -> papers.Notice:
    """The notice; a used pass is not shown again."""
    full = papers.notice(outcome, hall)
    return replace(full, pass_code="", pass_url="", pass_until=None) if used else full
