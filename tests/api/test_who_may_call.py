"""Nobody without a token, nobody with the wrong one, nobody from another hall."""

import re
from uuid import uuid4

import pytest

from nuanchuang.api.urls import api
from nuanchuang.hall import access, actions

PUBLIC = {("GET", "/tickets/{code}"), ("POST", "/tickets/{code}/rating")}
ROUTES = [
    (method.upper(), path.removeprefix("/api/v1"))
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method in methods
]


def fill(path):
    """Any address of this shape."""
    return re.sub(r"{(\w+)}", lambda match: {"window": "1", "n": "1", "hall": "east"}.get(
        match[1], str(uuid4()) if match[1] == "visit" else "x"), path)  # fmt: skip


def test_every_call_of_the_design_is_there():
    assert set(ROUTES) >= {
        ("POST", "/halls/{hall}/tickets"), ("GET", "/tickets/{code}"), ("POST", "/tickets/{code}/rating"),
        ("POST", "/windows/{window}/call"), ("POST", "/windows/{window}/recall"),
        ("POST", "/windows/{window}/miss"), ("POST", "/windows/{window}/hold"), ("GET", "/visits/{visit}"),
        ("PUT", "/visits/{visit}/cases/{n}/facts"), ("PUT", "/visits/{visit}/cases/{n}/items/{code}"),
        ("POST", "/visits/{visit}/cases/{n}/decide"), ("POST", "/windows/{window}/finish"),
        ("POST", "/windows/{window}/transfer"), ("POST", "/passes/{code}/redeem"),
        ("GET", "/halls/{hall}/queue"),
    }  # fmt: skip


@pytest.mark.parametrize(("method", "path"), sorted(set(ROUTES) - PUBLIC))
def test_without_a_token_every_call_but_the_citizens_own_is_refused(nobody, scene, method, path):
    answer = nobody.send(method, fill(path), {}, key="k")
    assert (answer.status, answer.problem()) == (401, "not-signed-in")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_refusal_is_said_in_chinese_and_in_english(nobody, scene):
    said = nobody.get("/halls/east/queue").body
    assert said["title"] == "没有登录或登录已失效。请用大厅管理员给的令牌。"
    assert said["detail"].startswith("Not signed in")


@pytest.mark.parametrize(("method", "path"), sorted(PUBLIC))
def test_the_citizens_own_calls_need_the_code_alone(nobody, scene, method, path):
    body = {"level": 5} if method == "POST" else None
    assert nobody.send(method, fill(path), body).problem() == "not-found"


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer x", "Basic eDp4", "x", "Bearer \xff\xfe"])
def test_an_unknown_token_is_refused(nobody, scene, header):
    nobody.client.defaults["HTTP_AUTHORIZATION"] = header
    assert nobody.get("/halls/east/queue").problem() == "not-signed-in"


def test_a_revoked_token_is_refused_at_once(kiosk, now):
    assert kiosk.get("/halls/east/queue").status == 200
    actions.revoke(device=access.device_by_token(kiosk.token).device, by="system", now=now)
    assert kiosk.get("/halls/east/queue").problem() == "not-signed-in"


MAY = {
    ("POST", "/halls/east/tickets"): {"kiosk", "guide", "integration"},
    ("POST", "/passes/x/redeem"): {"kiosk", "guide", "integration"},
    ("GET", "/halls/east/queue"): {"kiosk", "board", "counter", "window", "guide", "integration"},
    ("POST", "/windows/1/call"): {"window", "integration"},
    ("POST", "/windows/1/recall"): {"window", "integration"},
    ("POST", "/windows/1/miss"): {"window", "integration"},
    ("POST", "/windows/1/hold"): {"window", "integration"},
    ("POST", "/windows/1/finish"): {"window", "integration"},
    ("POST", "/windows/1/transfer"): {"window", "integration"},
    ("GET", f"/visits/{uuid4()}"): {"window", "counter", "integration"},
    ("POST", f"/visits/{uuid4()}/cases"): {"window", "integration"},
    ("PUT", f"/visits/{uuid4()}/cases/1/facts"): {"window", "integration"},
    ("PUT", f"/visits/{uuid4()}/cases/1/items/x"): {"window", "integration"},
    ("POST", f"/visits/{uuid4()}/cases/1/decide"): {"window", "integration"},
}
BODIES = {"tickets": {"lane": "vehicle"}, "cases": {"matter": "A10"}, "facts": {"facts": {}},
          "x": {"state": "seen"}, "decide": {"kind": "done"}, "transfer": {}}  # fmt: skip


@pytest.mark.parametrize("kind", ["kiosk", "board", "counter", "window", "guide", "integration"])
def test_each_kind_of_device_may_do_its_own_work_and_no_other(program, kind):
    caller = program(kind, 1)
    for (method, path), kinds in MAY.items():
        answer = caller.send(method, path, BODIES.get(path.rsplit("/", 1)[1], {}), key=f"{kind}{path}")
        allowed = answer.status < 400 or answer.problem() != "not-allowed"
        assert allowed == (kind in kinds), (method, path, answer)


def test_the_table_of_roles_names_every_call_that_needs_a_token():
    assert len(MAY) == len(set(ROUTES) - PUBLIC)


def test_another_halls_program_finds_nothing(stranger, visit, scene, now):
    assert stranger.post("/halls/east/tickets", lane="vehicle").problem() == "not-found"
    assert stranger.get("/halls/east/queue").problem() == "not-found"
    assert stranger.get(visit).problem() == "not-found"
    assert stranger.put(f"{visit}/cases/1/facts", facts={}).problem() == "not-found"
    assert stranger.post(f"{visit}/cases/1/decide", kind="done").problem() == "not-found"
