"""The office edits a fee for tomorrow: tomorrow's list shows it, what was given yesterday does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.support import stage as staging
from tests.support.browser import Visitor
from tests.support.databases import Databases, connected
from tests.support.hall import answer_all, call, decide, see_all, take_ticket
from tests.support.server import serve, set_up
from tests.support.stage import Stage
from tests.support.surfaces import answer_the_door, onward

MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
FEE = "/office/catalogue/A10/"
ANSWERS = {"temporary": "park", "kind": "car"}


@pytest.fixture
def hall(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """An empty hall in which somebody got plates on Monday; the paper they were given is ``at["paper"]``."""
    database = databases.copy(databases.template())
    set_up(database)
    with django_db_blocker.unblock(), connected(database):
        made = staging.bare(MONDAY)
        take_ticket(made.hall, MONDAY, matter="A10")
        post = made.post(1)
        case = call(post, MONDAY).visit.cases.get()
        answer_all(case, post, MONDAY, **ANSWERS)
        see_all(case, post, MONDAY)
        made.at["paper"] = f"/r/{decide(case, post, MONDAY).outcome.code}/"
    made.database = database
    yield made
    databases.drop(database)


@contextmanager
def on(stage: Stage, browser: Any, now: datetime) -> Iterator[Visitor]:
    """The hall served at a moment."""
    assert stage.database
    running = serve(
        stage.database, 0, NUANCHUANG_SECRET_KEY=settings.SECRET_KEY, NUANCHUANG_CLOCK=now.isoformat()
    )
    visitor = Visitor(browser, running.url)
    try:
        yield visitor
        visitor.close()
    finally:
        running.stop()


def of_the_office(visitor: Visitor, stage: Stage, badge: str) -> Page:
    context = visitor.context("office")
    cookies = stage.known[badge].items()
    context.add_cookies([{"name": name, "value": value, "url": visitor.url} for name, value in cookies])
    return context.new_page()


def listed_fee(visitor: Visitor) -> str:
    """What a list made at the door says it costs."""
    door = visitor.open("door", "/matter/A10/check/")
    answer_the_door(door)
    onward(door.locator("main .btn-next"))
    return door.locator("dl.pairs dd").first.inner_text().split("\n")[0]


def given_fee(visitor: Visitor, stage: Stage) -> str:
    """What the paper of Monday says it cost."""
    return visitor.open("phone", stage.at["paper"]).locator("article.sheet .fee").inner_text()


def test_a_fee_for_tomorrow(hall: Stage, browser: Any) -> None:
    with on(hall, browser, MONDAY) as monday:
        before = listed_fee(monday)
        assert before.startswith("10"), before
        drafting = of_the_office(monday, hall, "800010")
        drafting.goto(FEE)
        drafting.get_by_role("row", name="费用“汽车号牌（一副）”：金额").get_by_role("link").click()
        drafting.get_by_label("改为（元）").fill("90")
        drafting.get_by_label("哪天起").fill((MONDAY + timedelta(days=1)).date().isoformat())
        drafting.get_by_label("为什么改").fill("江林省收费公示（示例）")
        drafting.get_by_role("button", name="交审核").click()
        expect(drafting.locator("#after")).to_have_text("90 元")
        expect(drafting.locator("main")).to_contain_text("要请另一位同事审核")

        approving = of_the_office(monday, hall, "800009")
        approving.goto(drafting.url)
        expect(approving.locator("#walked")).to_contain_text("都有答案")
        approving.get_by_role("button", name="看过了，同意").click()
        expect(approving.locator("main")).to_contain_text("已审核，未到日期")
        assert listed_fee(monday) == before
        paper = given_fee(monday, hall)

    with on(hall, browser, MONDAY + timedelta(days=1)) as tuesday:
        after = listed_fee(tuesday)
        assert after.startswith("9"), after
        assert given_fee(tuesday, hall) == paper
        told = of_the_office(tuesday, hall, "800009")
        told.goto("/office/catalogue/")
        expect(told.locator("main")).to_contain_text("已生效")
