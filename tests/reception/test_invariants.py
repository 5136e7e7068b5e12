"""Random days in a hall: queue and reception keep the invariants of design §5."""

import os
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import nuanchuang.app
from nuanchuang.app import plans
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Window
from nuanchuang.journal import reads as journal
from nuanchuang.journal.models import Row
from nuanchuang.people import actions as people
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform.refusals import NotFound, Refusal
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, reads, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, hand_over, offers, passes, rings, visits
from nuanchuang.reception.models import Case, HandOver, Outcome, ReturnPass, Visit

DAYS = int(os.environ.get("NUANCHUANG_TEST_DAYS", "30"))
"""How many random days are played; ``make soak`` asks for many."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, *([] if os.environ.get("CI") else [Phase.shrink]))
"""A failing day is told as it was found where a machine waits for the answer: shrinking takes minutes."""
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PLAN = Path(nuanchuang.app.__file__).with_name("demo_hall.yaml")
WINDOWS = (1, 2, 7)
UNSTAFFED = 5
LANES = ("vehicle", "licence")
RANKS = {"transferred": 0, "return": 1, "priority": 2, "normal": 3}


@dataclass
class Waiter:
    """The plain model's idea of someone who waits."""

    ticket: uuid.UUID
    lane: str
    klass: str
    place: int
    keeper: uuid.UUID | None = None
    until: datetime | None = None


class Day(RuleBasedStateMachine):
    """One day: people come, officers work, everybody presses keys in any order."""

    @initialize()
    def open_the_hall(self) -> None:
        self.now = MORNING
        plan, _ = plans.read(PLAN)
        self.hall = hall_actions.set_up_hall(replace(plan, slug=f"h{uuid.uuid4().hex[:12]}"), now=self.now)
        self.officers = {number: self._seat(number) for number in WINDOWS}
        self.leader = Officer.objects.create(hall=self.hall, badge=uuid.uuid4().hex[:8], password="!")
        self.leader.grants.create(role="leader")
        people.take_lead(person=Person(self.leader), now=self.now)
        self.serves = {
            window.number: set(window.lanes.values_list("slug", flat=True))
            for window in Window.objects.filter(hall=self.hall)
        }
        self.model: list[Waiter] = []
        self.arrived = 0

    def _seat(self, number: int) -> Officer:
        badge = uuid.uuid4().hex[:8]
        officer = Officer.objects.create(hall=self.hall, badge=badge, password="!")
        officer.grants.create(role="officer")
        window = hall_reads.window(self.hall, number)
        people.take_window(person=Person(officer), window=window, now=self.now)
        return officer

    # what is pressed

    @rule(
        lanes=st.lists(st.sampled_from(LANES), min_size=1, max_size=3),
        matter=st.booleans(),
        elder=st.booleans(),
    )
    def some_take_tickets(self, lanes: list[str], matter: bool, elder: bool) -> None:
        for number, lane in enumerate(lanes):
            self._take(lane, matter, elder and number == len(lanes) - 1)

    def _take(self, lane: str, matter: bool, elder: bool) -> None:
        codes = [each.code for each in catalogue.library().matters.values() if each.lane == lane]
        klass = "priority" if elder else "normal"
        order = queue.Order(matter=codes[0] if matter else "", klass=klass, reason="elder" if elder else "")
        found = hall_reads.lane(self.hall, lane)
        ticket = self._press(
            lambda: queue.issue(hall=self.hall, lane=found, order=order, by="t", now=self.now)
        )
        self._joins(ticket, klass)

    @rule(number=st.sampled_from(WINDOWS))
    def an_officer_calls(self, number: int) -> None:
        expected = self._expected(number)
        busy = self._at(number) is not None
        got = self._press(lambda: visits.call(post=self._post(number), now=self.now))
        if busy or number not in self._staffed():
            assert isinstance(got, Refusal)
            return
        if expected is None:
            assert isinstance(got, queue.NobodyWaiting)
            return
        assert got.ticket.id == expected.ticket, "first come, first called within a class"
        self._check_rule(got, expected, number)
        self.model.remove(expected)

    @rule(number=st.sampled_from(WINDOWS), what=st.sampled_from(["recall", "miss", "hold", "finish"]))
    def an_officer_presses_a_key(self, number: int, what: str) -> None:
        verb: Callable[..., Any] = getattr(visits, what)
        visit = self._visit(number)
        done = self._press(lambda: verb(post=self._post(number), now=self.now))
        if visit is None:
            assert isinstance(done, Refusal)
        elif what == "finish":
            complete = visit.cases.exists() and not visit.cases.filter(decided=False).exists()
            assert isinstance(done, Refusal) != complete

    @rule(index=st.integers(0, 9))
    def someone_comes_back_in_line(self, index: int) -> None:
        aside = list(Ticket.objects.filter(hall=self.hall, state__in=["held", "missed"]).order_by("place"))
        if aside:
            ticket = aside[index % len(aside)]
            late = ticket.missed_at and self.now - ticket.missed_at > timedelta(minutes=30)
            done = self._press(lambda: queue.resume(ticket=ticket, by="t", now=self.now))
            assert isinstance(done, queue.TooLateToComeBack) == bool(late)
            if not late:
                self._joins(ticket, ticket.klass, place=ticket.place)

    @rule(number=st.sampled_from(WINDOWS), data=st.data())
    def the_case_gets_a_matter(self, number: int, data: st.DataObject) -> None:
        visit = self._visit(number)
        if visit and visit.cases.count() < 3:
            matter = data.draw(st.sampled_from(sorted(catalogue.library().matters)))
            post = self._post(number)
            self._press(lambda: cases.open_case(visit=visit, post=post, matter=matter, now=self.now))

    @rule(number=st.sampled_from(WINDOWS), data=st.data(), all_of_them=st.booleans())
    def the_questions_are_asked(self, number: int, data: st.DataObject, all_of_them: bool) -> None:
        case = self._case(number)
        while case and (question := self._question(case)):
            answer = data.draw(st.sampled_from([option.code for option in question.choices]))
            facts, post, one = {question.code: answer}, self._post(number), case
            self._press(lambda: cases.set_facts(case=one, post=post, facts=facts, now=self.now))  # noqa: B023
            if not all_of_them:
                return
            case = self._case(number)

    @rule(number=st.sampled_from(WINDOWS), data=st.data(), state=st.sampled_from(rules.ITEM_STATES))
    def papers_are_checked(self, number: int, data: st.DataObject, state: str) -> None:
        case = self._case(number)
        codes = [line.code for line in reads.progress(case).lines] if case else []
        if case is None or not codes:
            return
        chosen = data.draw(st.lists(st.sampled_from(codes), unique=True))
        for code in chosen:
            post = self._post(number)
            self._press(partial(cases.set_item, case=case, post=post, item=code, state=state, now=self.now))

    @rule(number=st.sampled_from(WINDOWS), kind=st.sampled_from(["done", "missing", "promised", "refused"]))
    def the_officer_decides(self, number: int, kind: str) -> None:
        case = self._case(number)
        if case is None:
            return
        matter = catalogue.matter(case.matter)
        meant = (one for one in matter.reasons if not catalogue_rules.contradicted(matter, one, case.facts))
        reason = next(meant).code
        choice = decisions.Choice(kind, reason=reason, what="ask_superior", tell_me=True)
        progress = reads.progress(case)
        given = self._press(
            lambda: decisions.decide(case=case, post=self._post(number), choice=choice, now=self.now)
        )
        if kind == "done":
            assert isinstance(given, Refusal) == bool(progress.questions_open or progress.lacking)
        if kind == "missing" and not isinstance(given, Refusal):
            named = [line["code"] for line in given.outcome.content["lines"]]
            assert named == list(progress.lacking), "a notice names all that is missing"

    @rule(
        number=st.sampled_from(WINDOWS),
        other=st.sampled_from((*WINDOWS, UNSTAFFED)),
        lane=st.sampled_from(LANES),
    )
    def the_person_is_handed_on(self, number: int, other: int, lane: str) -> None:
        visit = self._visit(number)
        before = visit.owner if visit else None
        free = self._at(other) is None
        if other == UNSTAFFED:
            target = hall_reads.lane(self.hall, lane)
            done = self._press(lambda: hand_over.to_lane(post=self._post(number), lane=target, now=self.now))
        else:
            done = self._press(
                lambda: hand_over.to_window(
                    post=self._post(number), number=other, reason="skill", now=self.now
                )
            )
        if isinstance(done, Refusal):
            return
        assert visit is not None
        visit.refresh_from_db()
        if other != UNSTAFFED and free:
            assert done.state == "called"
            assert done.window.number == other
            assert visit.owner == self.officers[other]
        else:
            assert visit.owner == before, "the giver stays owner until it is accepted"
            keeper = self.officers[other].id if other != UNSTAFFED else None
            self._joins(done, "transferred", place=done.place, keeper=keeper)

    @rule(
        index=st.integers(0, 2),
        to=st.sampled_from(("1", "2", "7", "anyone", "leader", "leader")),
        data=st.data(),
    )
    def f9_asks_for_another_face(self, index: int, to: str, data: st.DataObject) -> None:
        busy = [number for number in WINDOWS if self._at(number)]
        number = busy[index % len(busy)] if busy else WINDOWS[index]
        if not busy and number in self._staffed():
            self._take("vehicle", matter=True, elder=False)
            self.an_officer_calls(number)
        ticket, ringing = self._at(number), self._ringing()
        made = self._press(
            lambda: offers.ask(post=self._post(number), to=to, reason="deadlock", now=self.now)
        )
        if isinstance(made, Refusal):
            return
        assert ticket is not None
        upwards = to == "leader" and ringing.get(made.visit_id, "leader") != "leader"
        assert made.visit_id not in ringing or upwards, "one offer rings at a time, or the leader instead"
        assert self._at(number) == ticket, "asking moves nobody"
        answer = "come" if made.step == "leader" else "accept"
        match data.draw(st.sampled_from([answer, answer, "decline", "step aside", "wait"])):
            case "step aside":
                what = data.draw(st.sampled_from([visits.hold, visits.miss]))
                self._press(lambda: what(post=self._post(number), now=self.now))
            case "accept":
                self._accept(data.draw(st.sampled_from(WINDOWS)), made)
            case "come":
                self._come(made)
            case "decline":
                self._decline(data.draw(st.sampled_from((*WINDOWS, 0))), made)

    @rule(number=st.sampled_from(WINDOWS), index=st.integers(0, 3))
    def somebody_accepts(self, number: int, index: int) -> None:
        if row := self._offer(index):
            self._accept(number, row)

    def _accept(self, number: int, row: HandOver) -> None:
        free = self._at(number) is None
        done = self._press(lambda: offers.accept(post=self._post(number), offer=row.id, now=self.now))
        if isinstance(done, Refusal):
            return
        row = HandOver.objects.get(pk=row.pk)
        assert row.taker == self.officers[number]
        if free:
            assert self._at(number) == done
        else:
            assert row.visit.owner in (row.giver, self.leader), "the giver stays owner until it is accepted"
            self._joins(done, "transferred", place=done.place, keeper=self.officers[number].id)

    @rule(index=st.integers(0, 3))
    def the_leader_comes(self, index: int) -> None:
        if row := self._offer(index):
            self._come(row)

    def _come(self, row: HandOver) -> None:
        at = Ticket.objects.get(pk=row.visit.ticket_id).window
        done = self._press(lambda: offers.come(person=Person(self.leader), offer=row.id, now=self.now))
        if not isinstance(done, Refusal):
            visit = Visit.objects.get(pk=row.visit_id)
            assert (visit.owner, visit.ticket.window) == (self.leader, at)

    @rule(number=st.sampled_from((*WINDOWS, 0)), index=st.integers(0, 3))
    def somebody_declines(self, number: int, index: int) -> None:
        if row := self._offer(index):
            self._decline(number, row)

    def _decline(self, number: int, row: HandOver) -> None:
        officer, owner = self.officers.get(number, self.leader), Visit.objects.get(pk=row.visit_id).owner
        self._press(lambda: offers.decline(person=Person(officer), offer=row.id, now=self.now))
        assert Visit.objects.get(pk=row.visit_id).owner == owner

    @rule(number=st.sampled_from(WINDOWS))
    def the_owner_calls_it_off(self, number: int) -> None:
        self._press(lambda: offers.call_off(post=self._post(number), now=self.now))

    @rule(seconds=st.sampled_from([5, 59, 60, 200]))
    def the_server_starts_again_and_rings_on(self, seconds: int) -> None:
        """All there is of an offer is its row: a new server sees what the old one saw."""
        self.now += timedelta(seconds=seconds)
        owners = dict(Visit.objects.filter(hall=self.hall).values_list("id", "owner"))
        self._press(lambda: rings.ring_on(now=self.now))
        assert dict(Visit.objects.filter(hall=self.hall).values_list("id", "owner")) == owners
        for row in HandOver.objects.filter(visit__hall=self.hall, state="ringing"):
            assert row.asked_at is not None
            assert row.asked_at <= self.now < row.asked_at + timedelta(seconds=60)

    @rule(index=st.integers(0, 9), twice=st.booleans(), short=st.booleans())
    def someone_comes_back_with_the_papers(self, index: int, twice: bool, short: bool) -> None:
        given = list(ReturnPass.objects.filter(hall=self.hall).order_by("id"))
        if not given:
            return
        one = given[index % len(given)]
        for _ in range(2 if twice else 1):
            one.refresh_from_db()
            code = one.short if short else one.code
            got = self._press(partial(passes.redeem, hall=self.hall, code=code, by="t", now=self.now))
            assert isinstance(got, Refusal) == (one.used_at is not None), "a return pass is used once"
            if not isinstance(got, Refusal):
                self._joins(got, "return", keeper=one.case.owner_id)

    @rule(code=st.text(max_size=12))
    def someone_forges_a_pass(self, code: str) -> None:
        assert isinstance(
            self._press(lambda: passes.redeem(hall=self.hall, code=code, by="t", now=self.now)),
            NotFound | Refusal,
        )

    @rule(number=st.sampled_from(WINDOWS))
    def an_officer_leaves_or_comes(self, number: int) -> None:
        person = Person(self.officers[number])
        if number in self._staffed():
            left = self._press(lambda: visits.leave(person=person, now=self.now))
            assert isinstance(left, Refusal) == (self._at(number) is not None)
        else:
            window = hall_reads.window(self.hall, number)
            self._press(lambda: people.take_window(person=person, window=window, now=self.now))

    @rule(minutes=st.sampled_from([1, 4, 9, 11, 31]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    # what always holds

    @invariant()
    def numbers_are_unique_and_without_gaps(self) -> None:
        series = defaultdict(list)
        for name, number in Ticket.objects.filter(hall=self.hall).values_list("series", "number"):
            series[name].append(number)
        for numbers in series.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1))

    @invariant()
    def a_window_serves_one_and_a_ticket_is_at_one(self) -> None:
        at = list(Ticket.objects.filter(hall=self.hall, state="called").values_list("window", flat=True))
        assert len(at) == len(set(at))
        assert (
            not Ticket.objects.filter(hall=self.hall, window__isnull=False).exclude(state="called").exists()
        )

    @invariant()
    def an_open_case_has_the_owner_of_its_visit(self) -> None:
        for case in Case.objects.filter(hall=self.hall, decided=False).select_related("visit"):
            assert case.owner_id == case.visit.owner_id
        here = Visit.objects.filter(hall=self.hall, ticket__state="called").select_related("ticket__window")
        for visit in here:
            assert visit.ticket.window is not None
            at_window, came = self.officers[visit.ticket.window.number], self._leader_came(visit)
            assert visit.owner == (self.leader if came else at_window)

    @invariant()
    def what_rings_rings_for_a_person_at_the_window_that_asked(self) -> None:
        for row in HandOver.objects.filter(visit__hall=self.hall, state="ringing"):
            window = row.visit.ticket.window
            assert row.visit.state == "open"
            assert window is not None
            assert row.giver == self.officers[window.number]
            assert row.visit.owner in (row.giver, self.leader)

    @invariant()
    def a_closed_visit_has_a_next_step_for_the_citizen(self) -> None:
        for visit in Visit.objects.filter(hall=self.hall, state="closed"):
            steps = [case.outcome.next_step for case in visit.cases.all()]
            assert steps
            assert all(step["zh"] and step["en"] for step in steps)

    @invariant()
    def a_refusal_has_ground_way_and_remedy(self) -> None:
        for outcome in Outcome.objects.filter(hall=self.hall, kind="refused"):
            assert outcome.content["grounds"]
            assert outcome.content["cure"] or outcome.content["other_ways"]
            assert outcome.content["remedy"]["last_day"]

    @invariant()
    def a_pass_is_used_for_one_ticket(self) -> None:
        used = ReturnPass.objects.filter(hall=self.hall, used_at__isnull=False)
        assert used.count() == Ticket.objects.filter(hall=self.hall, klass="return").count() + _handed_on(
            self.hall
        )

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            assert journal.verify(self.hall.id) == []

    # the plain model

    def _press(self, act: Callable[[], Any]) -> Any:
        """Do it; a refusal changes nothing, a change has its journal row and the other way round."""
        state, rows = self._state(), self._rows()
        try:
            result = act()
        except Refusal as refusal:
            result = refusal
        changed = self._state() != state
        written = self._rows() > rows
        assert changed == written, "every change of state has its journal row"
        if isinstance(result, Refusal):
            assert not changed, "a refusal writes nothing"
        return result

    def _state(self) -> list[Any]:
        tickets = (
            Ticket.objects.filter(hall=self.hall)
            .order_by("id")
            .values_list("id", "state", "window", "calls", "lane")
        )
        visits_now = Visit.objects.filter(hall=self.hall).order_by("id").values_list("id", "state", "owner")
        cases_now = (
            Case.objects.filter(hall=self.hall).order_by("id").values_list("id", "decided", "owner", "matter")
        )
        touched = Row.objects.filter(
            chain=self.hall.id, kind__in=["reception.case_facts_set", "reception.case_item_checked"]
        )
        passes_now = ReturnPass.objects.filter(hall=self.hall).order_by("id").values_list("id", "used_at")
        asked = HandOver.objects.filter(visit__hall=self.hall).order_by("id")
        hand_overs = asked.values_list("id", "state", "step", "offered_to", "asked_at", "taker")
        said_no = [sorted(row.said_no) for row in asked]
        duty = sorted(people_reads.on_duty(self.hall.id))
        return [*tickets, *visits_now, *cases_now, touched.count(), *passes_now, *hand_overs, *said_no, *duty]

    def _rows(self) -> int:
        return journal.head(self.hall.id)[0]

    def _joins(
        self, ticket: Ticket, klass: str, place: int | None = None, keeper: uuid.UUID | None = None
    ) -> None:
        if place is None:
            self.arrived += 1
            place = self.arrived
            assert ticket.place == place, "places follow arrival"
        lane = Ticket.objects.get(pk=ticket.pk).lane.slug
        kept = (keeper, self.now + timedelta(minutes=10)) if keeper else self._still_kept(ticket)
        self.model.append(Waiter(ticket.id, lane, klass, place, *kept))

    def _still_kept(self, ticket: Ticket) -> tuple[uuid.UUID | None, datetime | None]:
        row = Ticket.objects.get(pk=ticket.pk)
        return row.preferred_officer, row.preferred_until

    def _expected(self, number: int) -> Waiter | None:
        """Looked for the slow, obvious way: everybody in order, the first who may come here."""
        me = self.officers[number].id
        seated = people_reads.on_duty(self.hall.id)
        for one in sorted(self.model, key=lambda each: (RANKS[each.klass], each.place)):
            if one.lane not in self.serves[number]:
                continue
            free = one.keeper in (None, me) or one.keeper not in seated
            if free or (one.until is not None and one.until <= self.now):
                return one
        return None

    def _check_rule(self, got: visits.Received, one: Waiter, number: int) -> None:
        assert got.why
        if one.klass in ("priority", "transferred"):
            assert got.why == one.klass
        issued = Row.objects.filter(
            chain=self.hall.id, subject=str(one.ticket), kind="queue.ticket_issued"
        ).get()
        if one.klass == "priority":
            assert '"reason":"elder"' in issued.data, "an exception has a reason"

    def _ringing(self) -> dict[uuid.UUID, str]:
        rows = HandOver.objects.filter(visit__hall=self.hall, state="ringing")
        return dict(rows.values_list("visit", "step"))

    def _offer(self, index: int) -> HandOver | None:
        rows = list(HandOver.objects.filter(visit__hall=self.hall).exclude(step="").order_by("-at", "-id"))
        return rows[index % len(rows)] if rows else None

    def _leader_came(self, visit: Visit) -> bool:
        """The leader, who sits at no window, came since the person was last called to one."""
        steps = Row.objects.filter(
            kind__in=["queue.ticket_called", "reception.hand_over_came"],
            subject__in=[str(visit.ticket_id), str(visit.id)], chain=self.hall.id,
        )  # fmt: skip
        return steps.latest("seq").kind == "reception.hand_over_came"

    def _staffed(self) -> set[int]:
        return {seat.number for seat in people_reads.seats(self.hall.id).values()}

    def _post(self, number: int) -> Post:
        return access.post_of(Person(Officer.objects.get(pk=self.officers[number].pk)))

    def _at(self, number: int) -> Ticket | None:
        return Ticket.objects.filter(hall=self.hall, window__number=number).first()

    def _visit(self, number: int) -> Visit | None:
        return Visit.objects.filter(ticket__hall=self.hall, ticket__window__number=number).first()

    def _case(self, number: int) -> Case | None:
        visit = self._visit(number)
        return visit.cases.filter(decided=False).order_by("n").first() if visit else None

    def _question(self, case: Case) -> Any:
        return catalogue_rules.next_question(catalogue.matter(case.matter), case.facts)


def _handed_on(hall: Any) -> int:
    """Return tickets that were handed on since carry the class ``transferred``."""
    return ReturnPass.objects.filter(hall=hall, ticket__klass="transferred").count()


@pytest.mark.usefixtures("db")
def test_the_invariants_hold_on_random_days() -> None:
    run_state_machine_as_test(
        Day,
        settings=settings(
            max_examples=DAYS, stateful_step_count=50, deadline=None, phases=PHASES,
            suppress_health_check=list(HealthCheck), print_blob=True,
        ),
    )  # fmt: skip
