"""Every page in every state, at its own size: accessible, targets large enough, nothing cut off sideways.

Pages of citizens also in the largest letters, in Chinese and in English; those of staff also in English.
``make shots`` keeps a picture of each. A new address must be looked at here, or the first test fails.
What a page looks like does not hang on the database: on PostgreSQL each is opened once and may not complain.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.urls import resolve
from playwright.sync_api import BrowserContext, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.support import stage as staging
from tests.support.addresses import ADDRESSES
from tests.support.browser import SIZES, Visitor
from tests.support.databases import Database, Databases, connected
from tests.support.learned import learn
from tests.support.server import serve, set_up
from tests.support.stage import Stage
from tests.support.surfaces import answer_the_door, onward

Check = Callable[..., None]
MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
CITIZENS = ("door", "kiosk", "counter", "phone")
LOOKS: dict[str, dict[str, str]] = {"zh": {}, "elder": {"elder": "3"}, "en": {"language": "en", "elder": "3"}}
STAFF_LOOKS: dict[str, dict[str, str]] = {"zh": {}, "en": {"language": "en"}}
AXE_READS = {True: ("zh", "en"), False: ("zh",)}
"""Of citizens' pages and of staff's: in the other looks only sizes and words are otherwise."""
ONCE: dict[str, dict[str, str]] = {"zh": {}}
BELOW = """main => [...main.querySelectorAll("button, a, input:not([type=hidden])")]
  .filter(each => each.checkVisibility())
  .filter(each => each.getBoundingClientRect().bottom > main.getBoundingClientRect().bottom + 1)
  .map(each => each.innerText)"""
"""What stands on a screen without a scrolling hand and cannot be reached."""
HIGH = """all => all.filter(each => each.getBoundingClientRect().top < innerHeight * 2 / 3)
  .map(each => each.innerText)"""
"""What a hand from a wheelchair does not reach."""
STATES = ("waiting", "called", "checking", "held", "missed", "late", "expired")
GIVEN = ("missing", "refused", "promised")
A_FEE = quote("fee.items[Automobile plates (pair)].fen")
A_FLAG = quote("materials[insurance].original")


@dataclass(frozen=True)
class Sight:
    """A page: ``who`` opens ``path`` (an address or a name of the stage's), then ``does`` something there."""

    name: str
    who: str
    path: str
    does: Callable[[Page], object] | None = None

    @property
    def surface(self) -> str:
        """Whose size the page has."""
        return next(each for each in SIZES if self.name.startswith(each))


def send_nothing(page: Page) -> None:
    onward(page.locator("main .btn-next"))


def say_less(page: Page) -> None:
    """A reply that lacks something, with a number in it and words that land badly."""
    page.locator("#words").fill("你弄错了，按规定办不了，电话00000000000。")
    page.locator("[data-missing]").first.wait_for()


def write_an_insult(page: Page) -> None:
    page.locator("#title").fill("请人离开")
    page.locator("#say").fill("滚出去。")
    onward(page.locator("main .btn-next"))


def see_the_result(page: Page) -> None:
    """The first answer to each question."""
    answer_the_door(page)
    onward(page.locator("#see"))


def be_unsure(page: Page) -> None:
    """我不清楚 to each question; the first thing that may hold is opened."""
    while page.locator("input[type=radio]").count():
        page.locator("label.choice-unsure").click()
        onward(page.locator("main .btn-next"))
    onward(page.locator("#see"))
    page.locator("details[data-outcome] summary").first.click()


def print_what_is_open(page: Page) -> None:
    be_unsure(page)
    print_it(page)


def settle_first(page: Page) -> None:
    """A deed is lacking, a creditor is to come along, violations are open, and the vehicle is sealed."""
    for option in ("keep", "none", "mortgaged", "open", "sealed"):
        page.locator(f"label.choice:has([value={option}])").click()
        onward(page.locator("main .btn-next"))
    onward(page.locator("#see"))


def unfold(page: Page) -> None:
    page.locator("#advice summary").click()


def type_a_wrong_code(page: Page) -> None:
    page.locator("#code").fill("00000000")
    page.keyboard.press("Enter")
    page.locator("[data-refusal], .alert").first.wait_for()


def stay_away(page: Page) -> None:
    page.locator("nc-idle").evaluate("idle => idle.setAttribute('seconds', '10')")
    page.locator("nc-idle dialog[open]").wait_for()


def print_it(page: Page) -> None:
    page.emulate_media(media="print")


def open_all(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")


def ask_for_help(page: Page) -> None:
    page.keyboard.press("F1")
    page.locator("#nc-help[open]").wait_for()


def press_for_somebody_who_left(page: Page) -> None:
    gone = "00000000-0000-4000-8000-000000000000"
    page.locator("input[name=visit]").evaluate_all(
        "(all, gone) => all.forEach(each => each.value = gone)", gone
    )
    page.keyboard.press("F4")
    page.locator("#nc-alert *").first.wait_for()


def look_once(page: Page) -> None:
    """The risky paper in hand is seen once (or was)."""
    if page.locator("#look").count() == 0:
        page.keyboard.press("Enter")
    page.locator("#look").wait_for()


def type_a_number(page: Page) -> None:
    page.locator("#number").fill("110105194912310021")
    onward(page.locator("main .btn-next"))


def mistype_the_password(page: Page) -> None:
    page.locator("#badge").fill("010008")
    page.locator("#password").fill("wrong")
    page.keyboard.press("Enter")
    page.locator(".errors").wait_for()


SIGHTS = (
    Sight("door", "", "/"),
    Sight("door all unfolded", "", "/", open_all),
    Sight("door found", "", "/?q=车牌丢了"),
    Sight("door found nothing", "", "/?q=月亮"),
    Sight("door noted what is missing", "", "/asked/"),
    Sight("door matter", "", "/matter/A10/"),
    Sight("door sheet for the wall", "", "/matter/A10/sheet/"),
    Sight("door sheet for the hand", "", "/matter/A7/sheet/?for=hand"),
    Sight("door sheet for the wall in print", "", "/matter/A7/sheet/", print_it),
    Sight("door sheet for the hand in print", "", "/matter/A10/sheet/?for=hand", print_it),
    Sight("door question", "", "/matter/A7/check/who/"),
    Sight("door question unanswered", "", "/matter/A10/check/who/", send_nothing),
    Sight("door answers", "", "/matter/A10/answers/", answer_the_door),
    Sight("door list", "", "list"),
    Sight("door list in print", "", "list", print_it),
    Sight("door wizards unfolded", "", "/", unfold),
    Sight("door advice", "", "/advice/"),
    Sight("door wizard", "", "/advice/foreign-licence/"),
    Sight("door wizard question", "", "/advice/points-reduction/check/points/"),
    Sight("door wizard answers", "", "/advice/mortgage/answers/", answer_the_door),
    Sight("door wizard result", "", "/advice/points-reduction/result/", see_the_result),
    Sight("door wizard result to be checked", "", "/advice/inspection-cycle/result/", see_the_result),
    Sight("door wizard result with steps", "", "/advice/owner-died/result/", settle_first),
    Sight("door wizard result open", "", "/advice/late-renewal/result/", be_unsure),
    Sight("door wizard result open in print", "", "/advice/points-reduction/result/", print_what_is_open),
    Sight("door wizard no such", "", "/advice/nowhere/"),
    Sight("door nothing there", "", "/nowhere/"),
    Sight("kiosk", "kiosk", "/kiosk/"),
    Sight("kiosk lane", "kiosk", "/kiosk/lane/vehicle/"),
    Sight("kiosk lane of licences", "kiosk", "/kiosk/lane/licence/"),
    Sight("kiosk more", "kiosk", "/kiosk/lane/vehicle/more/"),
    Sight("kiosk more licences", "kiosk", "/kiosk/lane/licence/more/"),
    Sight("kiosk more violations", "kiosk", "/kiosk/lane/violation/more/"),
    Sight("kiosk code", "kiosk", "/kiosk/code/"),
    Sight("kiosk code refused", "kiosk", "/kiosk/code/", type_a_wrong_code),
    Sight("kiosk ticket", "kiosk", "kiosk ticket"),
    Sight("kiosk ticket in print", "kiosk", "kiosk ticket", print_it),
    Sight("kiosk left alone", "kiosk", "kiosk ticket", stay_away),
    Sight("board", "board", "/board/"),
    Sight("desk choose", "010006", "/desk/"),
    Sight("desk free", "010007", "/desk/"),
    Sight("desk nobody to call", "010007", "/desk/?nobody=1"),
    Sight("desk goodbye", "010007", "/desk/?bye=1"),
    Sight("desk help", "010007", "/desk/", ask_for_help),
    Sight("desk greet", "010009", "/desk/?greet=1"),
    Sight("desk found", "010009", "/desk/?find=车牌丢了"),
    Sight("desk found nothing", "010009", "/desk/?find=月亮"),
    Sight("desk noted what is missing", "010009", "/desk/?noted=1"),
    Sight("desk question", "010001", "/desk/"),
    Sight("desk refused press", "010001", "/desk/", press_for_somebody_who_left),
    Sight("desk checklist", "010002", "/desk/"),
    Sight("desk one more", "010002", "/desk/?panel=matter"),
    Sight("desk one more unfolded", "010002", "/desk/?panel=matter", open_all),
    Sight("desk decide", "010002", "/desk/?panel=decide"),
    Sight("desk missing", "010002", "/desk/?panel=missing"),
    Sight("desk refuse", "010002", "/desk/?panel=refuse&reason=sealed"),
    Sight("desk refuse with less", "010002", "/desk/?panel=refuse&reason=sealed", say_less),
    Sight("desk other reason", "010002", "/desk/?panel=other"),
    Sight("desk other reason asked", "010001", "/desk/?panel=other"),
    Sight("desk hand over", "010002", "/desk/?panel=hand-over"),
    Sight("desk transfer", "010002", "/desk/?panel=transfer"),
    Sight("desk phrases", "010002", "/desk/?panel=phrases"),
    Sight("desk move", "010002", "/desk/?panel=phrases&move=soften"),
    Sight("desk citizen", "010003", "/desk/citizen/"),
    Sight("desk told missing", "010003", "/desk/"),
    Sight("desk told refused", "010004", "/desk/"),
    Sight("desk told promised", "010005", "/desk/"),
    Sight("desk paper missing", "010003", "desk paper missing"),
    Sight("desk paper refused", "010004", "desk paper refused"),
    Sight("desk paper missing in print", "010003", "desk paper missing", print_it),
    Sight("desk paper missing on 80 mm", "010003", "desk slip missing"),

    Sight("desk looks again", "010002", "/desk/", look_once),
    Sight("desk gives back", "010005", "/desk/?panel=papers"),
    Sight("desk receipt", "010005", "desk receipt"),
    Sight("desk receipt in print", "010005", "desk receipt", print_it),
    Sight("desk receipt on 80 mm", "010005", "desk receipt slip"),
    Sight("desk hardship", "010002", "/desk/hardship/"),
    Sight("desk numbers", "010002", "/desk/numbers/"),
    Sight("desk numbers judged", "010002", "/desk/numbers/", type_a_number),
    Sight("desk consult", "010002", "desk consult"),
    Sight("desk memo", "010002", "desk memo"),
    Sight("desk asked", "010002", "/desk/asked/?hidden=number.name&case=1"),
    Sight("desk asked nothing", "010007", "/desk/asked/"),
    Sight("desk memos found", "010002", "/desk/memos/?find=请他"),
    Sight("desk memos of mine", "010002", "/desk/memos/?find=过户"),
    Sight("desk memos not found", "010002", "/desk/memos/?find=月亮"),
    Sight("desk lessons", "010002", "/desk/lessons/", open_all),
    Sight("counter question", "counter1", "/counter/"),
    Sight("counter list", "counter2", "/counter/"),
    Sight("counter missing", "counter3", "/counter/"),
    Sight("counter refused", "counter4", "/counter/"),
    Sight("counter promised", "counter5", "/counter/"),
    Sight("counter closed", "counter6", "/counter/"),
    Sight("counter idle", "counter7", "/counter/"),
    Sight("counter greet", "counter8", "/counter/"),
    *(Sight(f"phone {state}", "", f"ticket {state}") for state in STATES + GIVEN),
    *(Sight(f"phone paper {kind}", "", f"paper {kind}") for kind in GIVEN),
    Sight("phone paper missing in print", "", "paper missing", print_it),
    Sight("phone nothing there", "", f"/t/{'x' * 22}/"),
    Sight("office", "010009", "/office/"),
    Sight("office visits", "010009", "/office/visits/"),
    *(Sight(f"office visit {kind}", "010009", f"visit {kind}") for kind in GIVEN),
    Sight("office hardship", "010009", "/office/hardship/"),
    Sight("office others", "010009", "/office/others/"),
    Sight("office safety", "010009", "/office/safety/"),
    Sight("office safety for a guide", "010008", "/office/safety/"),
    Sight("phone receipt", "", "receipt"),
    Sight("office devices", "010010", "/office/devices/"),
    Sight("office device", "010010", "device board"),
    Sight("office people", "010010", "/office/people/"),
    Sight("office journal", "010011", "/office/journal/"),
    Sight("office catalogue", "010009", "/office/catalogue/"),
    Sight("office catalogue of a matter", "010010", "/office/catalogue/A10/"),
    Sight("office catalogue change a text", "010010", "/office/catalogue/A10/change/?at=place"),
    Sight("office catalogue change a fee", "010010", f"/office/catalogue/A10/change/?at={A_FEE}"),
    Sight("office catalogue change a flag", "010010", f"/office/catalogue/A10/change/?at={A_FLAG}"),
    Sight("office catalogue edit", "010009", "edit"),
    Sight("office catalogue edit of mine", "010010", "edit"),
    Sight("office leader", "010009", "/office/leader/"),
    Sight("office requests", "010009", "/office/requests/"),
    Sight("office asked", "010009", "/office/asked/"),
    Sight("office cards", "010009", "/office/cards/", open_all),
    Sight("office cards of a trainer", "010020", "/office/cards/"),
    Sight("office cards found", "010009", "/office/cards/?find=投诉"),
    Sight("office card new", "010020", "/office/cards/new/"),
    Sight("office card new held back", "010020", "/office/cards/new/", write_an_insult),
    Sight("office card shipped", "010009", "/office/cards/shipped/card:bye-walk-slow/", open_all),
    Sight("office greeting shipped", "010009", "/office/cards/shipped/welcome:elder/"),
    Sight("office card shipped untouched", "010020", "/office/cards/shipped/card:sav-too-late/"),
    Sight("office lessons", "010009", "/office/lessons/"),
    Sight("office nothing for you", "010008", "/office/"),
    Sight("office sign in", "", "/office/sign-in/"),
    Sight("office sign in failed", "", "/office/sign-in/", mistype_the_password),
    Sight("office pair", "", "/pair/"),
    Sight("office pair failed", "", "/pair/", type_a_wrong_code),
)  # fmt: skip
"""In the demo hall with 200 people waiting."""

BARE = (
    Sight("door bare", "", "/"),
    Sight("kiosk bare", "kiosk", "/kiosk/"),
    Sight("kiosk bare lane", "kiosk", "/kiosk/lane/help/"),
    Sight("board bare", "board", "/board/"),
    Sight("desk bare choose", "800009", "/desk/"),
    Sight("desk bare free", "800001", "/desk/"),
    Sight("counter bare", "counter1", "/counter/"),
    Sight("office bare", "800009", "/office/"),
    Sight("office bare visits", "800009", "/office/visits/"),
    Sight("office bare leader", "800009", "/office/leader/"),
    Sight("office bare journal", "800011", "/office/journal/"),
    Sight("office bare requests", "800009", "/office/requests/"),
    Sight("office bare asked", "800009", "/office/asked/"),
    Sight("office bare cards", "800009", "/office/cards/"),
    Sight("office bare lessons", "800009", "/office/lessons/"),
    Sight("desk bare lessons", "800001", "/desk/lessons/"),
)
"""In a hall with the longest names, before the first person comes."""

CLOSED = (
    Sight("door closed", "", "/"),
    Sight("kiosk closed", "kiosk", "/kiosk/"),
    Sight("board closed", "board", "/board/"),
)
"""In the same hall on a Sunday."""

NOT_PAGES = {
    "healthz", "readyz", "metrics", "preferences", "door:check", "door:wizard-check", "door:ask",
    "kiosk:take", "counter:now", "counter:rate", "counter:skip",
    "desk:waiting", "desk:phrases",
    "desk:citizen-phone", "desk:ask", "desk:take", "desk:leave", "desk:call", "desk:resume", "desk:recall",
    "desk:miss",
    "desk:hold", "desk:transfer", "desk:hand-over", "desk:call-off", "desk:accept", "desk:decline",
    "desk:finish", "desk:open-case", "desk:change-matter",
    "desk:facts", "desk:items", "desk:decide", "office:sign-out", "office:revoke",
    "office:leader-duty", "office:leader-come", "office:leader-take", "office:leader-decline",
    "office:request-take", "office:request-answer", "office:request-decline",
    "desk:consult-withdraw", "desk:consult-taken", "desk:memo-remove", "desk:error-send", "desk:look",
    "office:consult-answer", "office:card-revise", "office:card-review", "office:card-drop",
    "office:card-rest", "office:card-back",
    "office:adopt", "office:approve", "phone:back", "phone:rate",
    "desk:care", "desk:papers", "desk:hardship-ask", "desk:safety", "desk:safety-seen",
    "desk:safety-mistake", "counter:unclear", "office:hardship-approve", "office:hardship-decline",
    "office:safety-bar", "office:safety-seen", "office:safety-close",
    "desk:reply", "desk:other", "wording", "office:other-agree", "office:other-decline",
}  # fmt: skip
"""Addresses that are pressed, lead on, are a part of a page, or speak to machines."""


@contextmanager
def _inside(blocker: DjangoDbBlocker, database: Database) -> Iterator[None]:
    """This process works on the server's database."""
    with blocker.unblock(), connected(database):
        yield


@pytest.fixture(scope="module")
def stage(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The busy hall, served; its address is ``at["url"]``."""
    database = databases.copy(databases.demo())
    with _inside(django_db_blocker, database):
        made = staging.busy(datetime.now(UTC), learn)
    made.using = lambda: _inside(django_db_blocker, database)
    yield from _served(made, database)
    databases.drop(database)


@pytest.fixture(scope="module")
def bare(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The empty hall, served on a Monday morning."""
    database = databases.copy(databases.template())
    set_up(database)
    with _inside(django_db_blocker, database):
        made = staging.bare(MONDAY)
    yield from _served(made, database, NUANCHUANG_CLOCK=MONDAY.isoformat())
    databases.drop(database)


def _served(made: Stage, database: Database, **clock: str) -> Iterator[Stage]:
    running = serve(database, 0, NUANCHUANG_SECRET_KEY=settings.SECRET_KEY, **clock)
    made.at["url"] = running.url
    made.database = database
    yield made
    running.stop()


def look(browser: Any, stage: Stage, sight: Sight, axe: Check, fits: Check) -> None:
    """Open the page in each of its looks and check it."""
    visitor = Visitor(browser, stage.at["url"])
    context = visitor.context(sight.surface)  # one for all looks: what is static is fetched once
    judged = os.environ["NUANCHUANG_TEST_DATABASE"] == "sqlite"
    for name, cookies in (_looks(sight) if judged else ONCE).items():
        _become(context, visitor.url, stage.known.get(sight.who, {}) | cookies)
        page = context.new_page()
        page.goto(stage.at.get(sight.path, sight.path))
        if sight.does:
            sight.does(page)
        if judged:
            axe(page, called=f"{sight.name} {name}", judged=name in AXE_READS[sight.surface in CITIZENS])
            _measure(page, sight, fits, elder="elder" in cookies)
        page.close()
    visitor.close()


def _looks(sight: Sight) -> dict[str, dict[str, str]]:
    return LOOKS if sight.surface in CITIZENS else STAFF_LOOKS


def _become(context: BrowserContext, url: str, cookies: dict[str, str]) -> None:
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])


def _measure(page: Page, sight: Sight, fits: Check, elder: bool) -> None:
    if sight.does not in (print_it, print_what_is_open):
        fits(page, elder=elder)
    if sight.surface == "kiosk":
        assert page.locator("main").evaluate(BELOW) == []
        assert page.locator(".kiosk-ways > *, #help button").evaluate_all(HIGH) == []


def test_every_address_is_looked_at(stage: Stage) -> None:
    paths = [stage.at.get(sight.path, sight.path).partition("?")[0] for sight in SIGHTS]
    found = {resolve(path).view_name for path in paths if path != "/nowhere/"}
    assert found | NOT_PAGES == set(ADDRESSES)
    assert not found & NOT_PAGES


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_a_page_of_the_busy_hall(browser: Any, stage: Stage, sight: Sight, axe: Check, fits: Check) -> None:
    look(browser, stage, sight, axe, fits)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("number", [2, 3, 4, 5], ids=["two papers", "missing", "refused", "promised"])
def test_on_the_counter_nothing_is_below_the_edge(
    browser: Any, stage: Stage, size: tuple[int, int], number: int
) -> None:
    visitor = Visitor(browser, stage.at["url"])
    context = visitor.context("counter")
    _become(context, visitor.url, stage.known[f"counter{number}"])
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.route("**/counter/now/*", lambda route: route.fulfill(status=204))  # no hint puts rows back
    page.goto("/counter/")
    if number == 2:
        page.locator(".task:not([aria-current])").evaluate_all("all => all.slice(1).forEach(e => e.remove())")
    if number == 4:
        page.get_by_text("不同意的话").wait_for()
    assert page.locator("body").evaluate(BELOW) == []
    assert page.locator(".counter-read").evaluate("read => read.scrollHeight - read.clientHeight") <= 0
    assert page.locator("form[action$='unclear/'] button, .counter-act .notice").is_visible()
    visitor.close()


@pytest.mark.parametrize("name", ["counter rate", "phone rate"])
def test_the_rating_after_the_goodbye(browser: Any, stage: Stage, axe: Check, fits: Check, name: str) -> None:
    number = {"counter rate": 5, "phone rate": 4}[name]
    stage.finish(number)
    sight = Sight(name, f"counter{number}", "/counter/" if number == 5 else "ticket refused")
    look(browser, stage, sight, axe, fits)


@pytest.mark.parametrize("sight", BARE, ids=lambda sight: sight.name)
def test_a_page_of_the_bare_hall(browser: Any, bare: Stage, sight: Sight, axe: Check, fits: Check) -> None:
    look(browser, bare, sight, axe, fits)


@pytest.fixture(scope="module")
def sunday(bare: Stage) -> Iterator[Stage]:
    """The bare hall, closed."""
    closed = Stage(bare.hall, bare.now, dict(bare.at), bare.known)
    assert bare.database
    day_before = MONDAY - timedelta(days=1)
    assert bare.database
    yield from _served(closed, bare.database, NUANCHUANG_CLOCK=day_before.isoformat())


@pytest.mark.parametrize("sight", CLOSED, ids=lambda sight: sight.name)
def test_a_page_of_the_closed_hall(
    browser: Any, sunday: Stage, sight: Sight, axe: Check, fits: Check
) -> None:
    look(browser, sunday, sight, axe, fits)
