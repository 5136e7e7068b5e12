"""The intake receipt as desk, paper and phone show it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nuanchuang.platform.refusals import NotFound
from nuanchuang.reception import care_reads
from nuanchuang.reception.models import Outcome
from nuanchuang.web import papers, words
from nuanchuang.web.halls import hall_name


@dataclass(frozen=True)
class Line:
    """A material received: copies kept, and where its original is ("" where none was taken in)."""

    name: dict[str, str]
    copies: int
    place: str


def context(outcome: Outcome) -> dict[str, Any]:
    """What parts/receipt.html takes; raises NotFound for a case that was not taken on."""
    if outcome.kind not in care_reads.TAKEN_ON:
        raise NotFound()
    content = outcome.content
    lines = [
        Line(row.name, row.copies, str(words.PLACES.get(row.place, "")))
        for row in care_reads.received(outcome)
    ]
    return {
        "lines": lines, "matter": content["matter"], "window": content["window"], "badge": content["badge"],
        "number": outcome.case.visit.ticket.label, "at": outcome.at, "later": later(content),
        "hall_name": hall_name(outcome.hall), "complaint": papers.complaint(outcome.hall),
        "link": papers.address(outcome.code),
    }  # fmt: skip


def later(content: dict[str, Any]) -> list[tuple[dict[str, str], date]]:
    """What may come later (容缺), each with its day."""
    return [(each["name"], date.fromisoformat(each["due"])) for each in content.get("later", ())]
