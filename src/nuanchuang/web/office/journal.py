"""For inspectors: does the hall's journal still stand as it was sealed?"""

from django.http import HttpRequest, HttpResponse

from nuanchuang.journal import reads as journal_reads
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person


def journal(request: HttpRequest) -> HttpResponse:
    """The head to compare with the printed sheet; with ``?check=1`` the whole chain is walked."""
    who = person(request)
    who.must("verify_journal")
    chain = who.officer.hall_id
    checked = request.GET.get("check") == "1"
    seq, digest = journal_reads.head(chain)
    faults = journal_reads.verify(chain) if checked else []
    context = {
        "seq": seq,
        "digest": digest,
        "guarded": journal_reads.guarded(),
        "checked": checked,
        "fault": faults[0] if faults else None,
    }
    return show(request, who, "office/journal.html", context)
