"""Four windows at work with 300 people waiting, and the pages of desk and office that go with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import quote

from django.test import Client

from benchmarks.knowledge import EVERYWHERE, NOWHERE, ONCE, SOMEWHERE
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import contradicted
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge.actions import consultations
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform import clock
from nuanchuang.platform.ids import link_code, new_id
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Case
from tests.support.hall import answer_all, decide, hire, listed, receive, see_all, take_ticket

WAITING, ASKED = 300, 10


@dataclass(frozen=True)
class Stage:
    """An officer at a free window, one who serves, one with a paper missing, one who has decided; a leader.

    ``case`` is the serving one's, ``paper`` what the last one gave.
    """

    free: Post
    serving: Post
    missing: Post
    decided: Post
    leader: Officer
    case: Case
    paper: str


def set_the_stage() -> Stage:
    """Through the same actions as the product."""
    hall, now = Hall.objects.get(), clock.now()
    posts = free, serving, missing, decided = [_post(hall, number) for number in (3, 6, 9, 12)]
    case, short, whole = (answer_all(receive(post, now), post, now) for post in posts[1:])
    see_all(short, missing, now, {listed(short)[-1]: "missing"})
    paper = decide(see_all(whole, decided, now), decided, now).outcome.code
    for _ in range(WAITING):
        take_ticket(hall, now)
    _ask(decided, now)
    return Stage(free, serving, missing, decided, hire(hall, "000900", now, "leader"), case, paper)


def _post(hall: Hall, number: int) -> Post:
    officer = Officer.objects.get(badge=f"{number:06d}")
    return Post(hall_reads.window(hall, number), officer, Person(officer).actor)


def _ask(post: Post, now: datetime) -> None:
    """Questions that wait for the leader."""
    for number in range(ASKED):
        consultations.consult(
            person=Person(post.officer), about=About(new_id(), "A10", {}), question=f"第 {number} 件怎么办？",
            options=["先收", "请他补签"], now=now - timedelta(minutes=number),
        )  # fmt: skip


@dataclass(frozen=True)
class Page:
    """An address of the product as one person's browser asks for it; with ``fields``, how it is pressed."""

    browser: Client
    path: str
    fields: Callable[[], dict[str, str]] | None = None
    part: bool = False

    def ready(self) -> Callable[[], int]:
        """The request, to be sent once; it gives the status of the answer."""
        if self.fields:
            said = {"once": link_code(), **self.fields()}
            return lambda: self.browser.post(self.path, said).status_code
        headers = {"HX-Request": "true"} if self.part else {}
        return lambda: self.browser.get(self.path, headers=headers).status_code


def pages(stage: Stage) -> dict[str, Page]:
    """In an order after which the hall is as it was: who is called is missed, and back in line."""
    return {**_calling(stage), **_serving(stage), **_beside(stage), **_office(stage)}


def _calling(stage: Stage) -> dict[str, Page]:
    free = _browser(stage.free.officer)
    return {
        "desk: free": Page(free, "/desk/"),
        "desk: free, a hint": Page(free, "/desk/waiting/"),
        "desk: F2 calls": Page(free, "/desk/call/", dict),
        "desk: just called": Page(free, "/desk/?greet=1"),
        "desk: F6 nobody came": Page(free, "/desk/miss/", partial(_who_is_here, stage.free)),
        "desk: back in line": Page(free, "/desk/resume/", _who_was_missed),
    }


def _who_is_here(post: Post) -> dict[str, str]:
    return {"visit": str(access.visit_here(post).id)}


def _who_was_missed() -> dict[str, str]:
    return {"ticket": str(Ticket.objects.get(state=Ticket.State.MISSED).id)}


def _serving(stage: Stage) -> dict[str, Page]:
    one, ticket = _browser(stage.serving.officer), stage.case.visit.ticket_id
    matter = catalogue.matter(stage.case.matter)
    reason = next(each.code for each in matter.reasons if not contradicted(matter, each, stage.case.facts))
    return {
        "desk: serving": Page(one, "/desk/?case=1"),
        "desk: serving, a hint": Page(one, f"/desk/waiting/?at={ticket}"),
        "desk: deciding": Page(one, "/desk/?case=1&panel=decide"),
        "desk: refusing": Page(one, f"/desk/?case=1&panel=refuse&reason={reason}"),
        "desk: a notice": Page(_browser(stage.missing.officer), "/desk/?case=1&panel=missing"),
        "desk: what was given": Page(_browser(stage.decided.officer), "/desk/?case=1"),
        "desk: the paper": Page(one, f"/desk/paper/{stage.paper}/"),
        "desk: through their eyes": Page(one, "/desk/citizen/"),
    }


def _beside(stage: Stage) -> dict[str, Page]:
    one, case = _browser(stage.serving.officer), f"/desk/visits/{stage.case.visit_id}/cases/1/"
    words = {"all have": EVERYWHERE, "some have": SOMEWHERE, "one has": ONCE, "none has": NOWHERE}
    return {
        "desk: F3 phrases": Page(one, "/desk/?case=1&panel=phrases"),
        "desk: phrases by letters": Page(one, "/desk/phrases/?find=ts"),
        "desk: phrases by words": Page(one, f"/desk/phrases/?find={quote(SOMEWHERE)}"),
        "desk: similar memos beside it": Page(one, f"{case}memo/", part=True),
        "desk: leaving a memo": Page(one, f"{case}memo/"),
        **{f"desk: search, words {which}": Page(one, f"/desk/memos/?find={quote(word)}")
           for which, word in words.items()},
        "desk: asking upwards": Page(one, f"{case}consult/"),
        "desk: what I asked": Page(one, "/desk/asked/"),
        "desk: what I asked, the bar": Page(one, "/desk/asked/?bar=1"),
    }  # fmt: skip


def _office(stage: Stage) -> dict[str, Page]:
    leader = _browser(stage.leader)
    return {
        "office: the hall now": Page(leader, "/office/"),
        "office: cards": Page(leader, "/office/cards/"),
        "office: questions": Page(leader, "/office/asked/"),
        "office: questions, the bar": Page(leader, "/office/asked/?bar=1"),
        "office: the leader's queue": Page(leader, "/office/leader/"),
    }


def _browser(officer: Officer) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client
