"""Django behind its gate: the same answers from the pooled handler and from Django's own."""

import asyncio
import json
import threading

import pytest
from django.core.signals import request_finished, request_started
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import path

from nuanchuang.platform import meters
from nuanchuang.platform.handler import AT_ONCE, PooledHandler, django_app
from nuanchuang.platform.threads import Threads
from tests.support.asgi import ask, begun, scope

# Django's own handler says so of every file it serves.
pytestmark = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous:Warning")

LIMIT = 1000
TOO_LONG = str(LIMIT + 1)
calls: list[str] = []
meeting = threading.Barrier(2, timeout=5)


def echo(request: HttpRequest) -> HttpResponse:
    calls.append(request.path)
    response = HttpResponse(request.body, content_type="application/octet-stream")
    response.set_cookie("one", "1")
    response.set_cookie("two", "2", httponly=True)
    response["X-Seen"] = f"{request.method} {request.GET.get('q')} {request.COOKIES.get('device')}"
    return response


def failing(request: HttpRequest) -> HttpResponse:
    raise LookupError("a view that breaks")


def meet(request: HttpRequest) -> HttpResponse:
    meeting.wait()
    return HttpResponse(threading.current_thread().name)


def counted(request: HttpRequest) -> StreamingHttpResponse:
    def parts():
        try:
            for number in range(1000):
                yield f"{number};"
        finally:
            calls.append("stream closed")

    return StreamingHttpResponse(parts())


def file(request: HttpRequest, size: int) -> HttpResponseBase:
    return FileResponse(_Zeros(size), content_type="text/plain", headers={"Content-Length": str(size)})


class _Zeros:
    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        given = self.left if size < 0 else min(size, self.left)
        self.left -= given
        return b"0" * given

    def close(self) -> None:
        calls.append("file closed")


urlpatterns = [
    path("echo", echo),
    path("api/v1/echo", echo),
    path("failing", failing),
    path("meet", meet),
    path("counted", counted),
    path("file/<int:size>", file),
]


@pytest.fixture(params=["pooled", "stock"])
def app(request, settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
    settings.NUANCHUANG_BODY_LIMIT = LIMIT
    settings.NUANCHUANG_STOCK_ASGI = request.param == "stock"
    calls.clear()
    meeting.reset()
    threads = Threads(2, "django")
    yield django_app(threads)
    threads.close()


def test_a_request_reaches_the_view_with_query_cookies_and_body_and_its_answer_comes_back(app):
    headers = {"cookie": "device=abc"}
    answer = asyncio.run(ask(app, "POST", "/echo", headers=headers, body=[b"one ", b"two"], query=b"q=7"))
    assert (answer.status, answer.body) == (200, b"one two")
    assert answer.header("x-seen") == "POST 7 abc"
    assert answer.header("content-length") == "7"
    assert answer.all("set-cookie") == ["one=1; Path=/", "two=2; HttpOnly; Path=/"]


def test_a_body_as_long_as_allowed_is_taken(app):
    assert len(asyncio.run(ask(app, "POST", "/echo", body=[b"x" * LIMIT])).body) == LIMIT


@pytest.mark.parametrize("headers", [{"content-length": TOO_LONG}, {}], ids=["announced", "unannounced"])
def test_a_longer_body_is_refused_before_the_view_hears_of_it(app, headers):
    answer = asyncio.run(ask(app, "POST", "/echo", headers=headers, body=[b"x" * LIMIT, b"x"]))
    page = answer.body.decode()
    assert answer.status == 413
    assert "提交的内容太长" in page
    assert 'lang="en"' in page
    assert answer.header("connection") == "close"
    assert calls == []


def test_a_program_is_told_of_a_longer_body_by_a_problem(app):
    answer = asyncio.run(ask(app, "POST", "/api/v1/echo", body=[b"x" * (LIMIT + 1)]))
    assert answer.header("content-type") == "application/problem+json"
    problem = json.loads(answer.body)
    assert (problem["status"], problem["type"]) == (413, "urn:nuanchuang:body-too-large")
    assert calls == []


def test_an_announced_longer_body_is_not_read(app):
    answer = asyncio.run(ask(app, "POST", "/echo", headers={"content-length": str(10**9)}, body=[]))
    assert answer.status == 413


def test_a_view_that_breaks_is_a_500_without_its_words(app):
    answer = asyncio.run(ask(app, "GET", "/failing"))
    assert answer.status == 500
    assert b"a view that breaks" not in answer.body


def test_a_query_that_is_not_text_is_refused(app):
    assert asyncio.run(ask(app, "GET", "/echo", query=b"q=\xff")).status == 400
    assert calls == []


@pytest.mark.parametrize("asked", ["/echo", "/failing", "/nowhere", "/file/10", f"/file/{AT_ONCE + 1}"])
def test_every_request_starts_and_finishes_once(app, asked):
    seen: list[str] = []

    def started(**_: object) -> None:
        seen.append("started")

    def finished(**_: object) -> None:
        seen.append("finished")

    request_started.connect(started)
    request_finished.connect(finished)
    try:
        asyncio.run(ask(app, "GET", asked))
    finally:
        request_started.disconnect(started)
        request_finished.disconnect(finished)
    assert seen == ["started", "finished"]


def test_two_requests_run_side_by_side(app):
    async def both():
        return await asyncio.gather(ask(app, "GET", "/meet"), ask(app, "GET", "/meet"))

    assert [answer.status for answer in asyncio.run(both())] == [200, 200]


@pytest.mark.parametrize("size", [0, 10, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_a_file_comes_whole_and_is_closed(app, size):
    answer = asyncio.run(ask(app, "GET", f"/file/{size}"))
    assert answer.body == b"0" * size
    assert answer.ended
    assert calls.count("file closed") == 1


def test_a_stream_comes_whole_and_is_closed(app):
    answer = asyncio.run(ask(app, "GET", "/counted"))
    assert answer.body.decode().count(";") == 1000
    assert answer.ended
    assert calls == ["stream closed"]


def test_a_head_request_is_told_the_length(app):
    answer = asyncio.run(ask(app, "HEAD", "/file/10"))
    assert (answer.status, answer.header("content-length")) == (200, "10")


def test_a_client_that_leaves_while_sending_never_reaches_the_view(app):
    async def leave():
        asked = scope("POST", "/echo")
        parts = iter([{"type": "http.request", "body": b"x", "more_body": True}, {"type": "http.disconnect"}])

        async def receive():
            return next(parts)

        async def send(message):
            raise AssertionError("nobody is there to answer")

        await app(asked, receive, send)

    asyncio.run(leave())
    assert calls == []


def test_answers_are_counted_by_status(app):
    before = meters.requests.copy()
    for asked in ["/echo", "/echo", "/nowhere"]:
        asyncio.run(ask(app, "GET", asked))
    asyncio.run(ask(app, "POST", "/echo", body=[b"x" * (LIMIT + 1)]))
    assert meters.requests - before == {200: 2, 404: 1, 413: 1}


class TestPooled:
    """What only the pooled handler promises."""

    @pytest.fixture
    def app(self, settings):
        settings.ROOT_URLCONF = __name__
        settings.MIDDLEWARE = []
        calls.clear()
        threads = Threads(2, "django")
        yield PooledHandler(threads)
        threads.close()

    def test_a_head_request_is_sent_no_body(self, app):
        assert asyncio.run(ask(app, "HEAD", f"/file/{3 * AT_ONCE}")).body == b""

    def test_a_stream_ends_soon_after_its_client_left(self, app):
        async def leave():
            async with begun(app, scope("GET", "/counted")) as exchange:
                await exchange.parts.get()
            return exchange

        exchange = asyncio.run(leave())
        assert not exchange.ended
        assert len(exchange.received) < 1000
        assert calls == ["stream closed"]

    def test_views_run_on_the_given_threads_only(self, app):
        async def both():
            return await asyncio.gather(ask(app, "GET", "/meet"), ask(app, "GET", "/meet"))

        assert {answer.body for answer in asyncio.run(both())} == {b"django"}

    def test_other_connections_are_refused(self, app):
        with pytest.raises(ValueError, match="websocket"):
            asyncio.run(app({"type": "websocket"}, None, None))
