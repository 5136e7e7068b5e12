"""What the logs say, and what they never say."""

import json
import logging
from types import SimpleNamespace

import pytest


def test_a_line_is_json_with_time_level_and_logger(logged):
    logging.getLogger("nuanchuang.live").error("The journal could not be read: %s", "OperationalError")
    (line,) = logged()
    assert line["event"] == "The journal could not be read: OperationalError"
    assert (line["level"], line["logger"]) == ("error", "nuanchuang.live")
    assert line["timestamp"].endswith("Z")


def test_an_exception_is_told_by_type_and_place_not_by_its_words(logged):
    try:
        raise ValueError("what a citizen typed")
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    (line,) = logged()
    assert line["error"] == "ValueError"
    assert "test_logs.py" in line["places"][-1]
    assert "citizen" not in json.dumps(line)


@pytest.mark.parametrize(
    ("match", "told"), [(SimpleNamespace(route="t/<code>"), "t/<code>"), (None, "(no route)")]
)
def test_a_route_stands_in_place_of_a_path_that_holds_a_code(logged, match, told):
    request = SimpleNamespace(path="/t/secret-code", resolver_match=match)
    extra = {"request": request, "status_code": 500}
    logging.getLogger("django.request").error("%s: %s", "Internal Server Error", request.path, extra=extra)
    (line,) = logged()
    assert line["event"] == f"Internal Server Error: {told}"
    assert "secret-code" not in json.dumps(line)


def test_pages_that_were_not_found_are_not_logged(logged):
    logging.getLogger("django.request").warning("Not Found: %s", "/t/secret-code")
    assert logged() == []


def test_each_exception_of_a_group_is_told(logged):
    try:
        raise ExceptionGroup("followers failed", [ValueError("typed"), LookupError("typed")])
    except ExceptionGroup:
        logging.getLogger("nuanchuang").exception("failed")
    (line,) = logged()
    assert [each["error"] for each in line["within"]] == ["ValueError", "LookupError"]
    assert "typed" not in json.dumps(line)
