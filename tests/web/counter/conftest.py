"""A tablet across window 1."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.platform.ids import link_code
from nuanchuang.web.devices import cookie
from tests.support.desk import moment, scene

__all__ = ["counter", "moment", "scene"]


@dataclass
class Counter:
    """The tablet's browser."""

    client: Client

    def see(self, path=""):
        answer = self.client.get(f"/counter/{path}")
        assert answer.status_code == 200
        return answer.content.decode()

    def press(self, where, **said):
        return self.client.post(f"/counter/{where}/", {"once": link_code(), **said})

    def visit(self):
        return re.search(r'name="visit" value="([0-9a-f-]+)"', self.see())[1]


@pytest.fixture
def counter(scene, moment):
    token = hall_actions.issue_token(
        hall=scene.hall, kind="counter", name="1", window=scene.window(1), by="system", now=moment.now
    )
    client = Client()
    client.cookies[cookie("counter")] = token
    return Counter(client)
