"""Whatever the description allows, and more: never our own fault, always a problem that can be read."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)

from nuanchuang.api.urls import api

CONFIG = SchemathesisConfig(
    seed=2,
    projects=ProjectsConfig(
        default=ProjectConfig(
            generation=GenerationConfig(modes=list(GenerationMode)),
            phases=PhasesConfig(coverage=CoveragePhaseConfig(enabled=False)),
        )
    ),
)
EXAMPLES = 12
described = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"), config=CONFIG)
described.app = get_wsgi_application()


@pytest.fixture
def real(integration, visit, kiosk):
    """Addresses that exist: the second ticket waits, the first is at window 1."""
    code = kiosk.post("/halls/east/tickets", lane="vehicle").body["code"]
    return {"hall": "east", "window": 1, "visit": visit.rsplit("/", 1)[1], "n": 1, "code": code}


@pytest.fixture
def one_connection(real):
    """The test's transaction must outlive each request (Django's own test client sees to it itself)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def check(case, token, real):
    """Ask once with any address and once with one that exists."""
    for known in ({}, real):
        for name in set(known) & set(case.path_parameters):
            case.path_parameters[name] = known[name]
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code < 500, case.as_curl_command()
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"]
            problem = answer.json()
            assert problem["status"] == answer.status_code
            assert problem["type"].startswith("urn:nuanchuang:")
            assert problem["title"]
            assert problem["detail"]


@described.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_no_request_breaks_the_interface(case, integration, real, one_connection):
    check(case, integration.token, real)
