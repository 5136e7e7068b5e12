"""An outcome as desk, counter and paper show it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext

from nuanchuang.catalogue.rules import Text
from nuanchuang.hall.models import Hall
from nuanchuang.reception.reads import OutcomeView
from nuanchuang.web import papers, received, words


def context(outcome: OutcomeView, hall: Hall) -> dict[str, Any]:
    """What parts/outcome.html takes."""
    return {
        "outcome": outcome, "outcome_word": word(outcome), "link": papers.address(outcome.code),
        "next_step": Text(**outcome.next_step),
        "notice": papers.notice(outcome, hall) if outcome.kind == "missing" else None,
        "refused": papers.refused(outcome.content) if outcome.kind == "refused" else None,
        "later": received.later(outcome.content), "what": outcome.content.get("what"), "due": _due(outcome),
        "matter": outcome.content["matter"],
    }  # fmt: skip


def word(outcome: OutcomeView) -> str:
    """What kind of answer it is; a home visit is no answer that comes later."""
    return gettext("约好上门") if outcome.content.get("visit_on") else str(words.OUTCOME[outcome.kind])


def _due(outcome: OutcomeView) -> date | None:
    found = outcome.content.get("due") or outcome.content.get("ready_by")
    return date.fromisoformat(found) if found else None
