"""The interface describes itself, and from this server alone."""

import re

import pytest

from nuanchuang.api.urls import api


@pytest.fixture
def described(client, db):
    return client.get("/api/v1/openapi.json").json()


def test_the_description_is_served_to_anyone(described):
    assert described["openapi"].startswith("3.")
    assert "/api/v1/halls/{hall}/tickets" in described["paths"]


def test_every_post_says_whether_it_wants_a_key(described):
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            keys = [each for each in call.get("parameters", []) if each["name"] == "Idempotency-Key"]
            assert len(keys) == (method == "post"), path
    assert described["paths"]["/api/v1/windows/{window}/call"]["post"]["parameters"][-1]["required"]
    assert not described["paths"]["/api/v1/windows/{window}/recall"]["post"]["parameters"][-1]["required"]


def test_every_call_says_what_it_does_and_how_it_refuses(described):
    for path, methods in described["paths"].items():
        for call in methods.values():
            assert call["description"], path
            refused = call["responses"]["default"]["content"]
            assert list(refused) == ["application/problem+json"]
    assert "Problem" in described["components"]["schemas"]


def test_the_pages_about_it_load_from_nowhere_else(client, db):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", page.content.decode())
    assert any("swagger-ui" in address for address in addresses)
    assert [address for address in addresses if not address.startswith("/static/")] == []
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page.content.decode())
    assert [tag for tag in inline if 'type="application/json"' not in tag] == []


def test_every_operation_has_a_name_of_its_own():
    names = [call["operationId"] for methods in api.get_openapi_schema()["paths"].values()
             for call in methods.values()]  # fmt: skip
    assert len(names) == len(set(names))
