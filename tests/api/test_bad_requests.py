"""Whatever is sent: a problem for the program, nothing written, nothing lost."""

import asyncio
import json

import pytest
from django.conf import settings

from nuanchuang.api import shapes
from nuanchuang.journal import reads as journal
from nuanchuang.platform.handler import django_app
from nuanchuang.platform.threads import Threads
from tests.support.asgi import ask

TICKETS = "/halls/east/tickets"


@pytest.fixture(autouse=True)
def _nothing_is_written(kiosk, guide, integration):
    """No bad request leaves a row in the journal."""
    heads = journal.heads()
    yield
    assert journal.heads() == heads


@pytest.mark.parametrize("raw", [
    b"{", b"", b"[]", b"null", b'"x"', b"lane=vehicle", b"\xff\xfe{}", b'{"lane": "\xc3\x28"}', b"[" * 20_000,
    '{"lane": "vehicle"}'.encode("utf-16"), b'{"lane": "vehicle\\u0000"}', b'{"lane": "\\ud800"}',
    b'{"lane": "vehicle", "\\u0000": 1}', b'{"lane": NaN}', b'{"lane": ' + b"9" * 5000 + b"}",
])  # fmt: skip
def test_a_body_that_cannot_be_read_is_refused(kiosk, raw):
    answer = kiosk.send("POST", TICKETS, raw, key="k")
    assert answer.problem() in ("unreadable", "malformed")
    assert answer.status in (400, 422)


@pytest.mark.parametrize(("body", "where"), [
    ({}, "lane"), ({"lane": 5}, "lane"), ({"lane": None}, "lane"), ({"lane": "x" * 201}, "lane"),
    ({"lane": "vehicle", "colour": "red"}, "colour"), ({"lane": "vehicle", "priority": "yes"}, "priority"),
    ({"lane": "vehicle", "priority": {"class": "priority"}}, "reason"),
])  # fmt: skip
def test_a_body_of_another_shape_is_told_where_it_is_wrong(guide, body, where):
    answer = guide.post(TICKETS, **body)
    assert (answer.problem(), answer.status) == ("malformed", 422)
    assert where in answer.body["title"]


def test_what_was_sent_is_not_repeated_in_the_answer(kiosk):
    answer = kiosk.post(TICKETS, lane={"secret": "13800000000"})
    assert "13800000000" not in json.dumps(answer.body)


@pytest.fixture
def served():
    """The interface as it is served, the gate in front of it."""
    threads = Threads(1, "test")
    yield django_app(threads)
    threads.close()


def test_an_oversized_body_is_refused_before_anyone_reads_it(served):
    body = [b'{"lane": "' + b"x" * settings.NUANCHUANG_BODY_LIMIT + b'"}']
    answer = asyncio.run(ask(served, "POST", f"/api/v1{TICKETS}", body=body))
    problem = json.loads(answer.body)
    assert (answer.status, answer.header("content-type")) == (413, "application/problem+json")
    assert problem["type"] == "urn:nuanchuang:body-too-large"
    assert sorted(problem) == ["detail", "status", "title", "type"]


@pytest.mark.parametrize("path", [
    "/nothing", "/halls", "/halls/east", "/windows/one/call", "/visits/not-an-id", "/windows/1/dance", "/",
    "/docs/x",
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_the_interface_does_not_have_is_a_problem_too(integration, method, path):
    answer = integration.send(method, path, {}, key="k")
    assert answer.problem() in ("no-such-call", "malformed", "wrong-method")
    assert answer.status in (404, 405, 422)


@pytest.mark.parametrize(("method", "path"), [
    ("DELETE", TICKETS), ("GET", TICKETS), ("POST", "/halls/east/queue"), ("PATCH", "/windows/1/call"),
    ("GET", "/windows/1/finish"), ("TRACE", TICKETS),
])  # fmt: skip
def test_another_method_is_refused_and_the_right_one_named(integration, method, path):
    answer = integration.send(method, path, {}, key="k")
    assert (answer.problem(), answer.status) == ("wrong-method", 405)
    assert answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/tickets/%00", "/tickets/a%00b", "/tickets/%ff%fe", "/halls/%00/queue"])
def test_an_address_that_is_no_text_is_refused(kiosk, path):
    answer = kiosk.get(path)
    assert answer.status in (400, 404)
    assert answer.problem()


def test_our_own_fault_is_a_problem_without_a_word_of_the_inside(kiosk, monkeypatch, caplog):
    def break_down(*arguments):
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(shapes, "queue", break_down)
    answer = kiosk.get("/halls/east/queue")
    assert (answer.problem(), answer.status) == ("failed", 500)
    assert "secret" not in json.dumps(answer.body)
