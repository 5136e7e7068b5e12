"""Someone at home, before the door; time stands still."""

import re
from datetime import datetime

import pytest
from django.test import Client

from nuanchuang.catalogue import reads, rules
from nuanchuang.platform import clock
from tests.support.hall import scene

__all__ = ["scene"]


@pytest.fixture
def home(db: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser without any cookie."""
    monkeypatch.setattr(clock, "now", lambda: now)
    return Client()


def answer(client: Client, matter: str, **answers: str) -> None:
    """Through the whole pre-check: as told, else the first option; ends before the answers are checked."""
    facts: dict[str, str] = {}
    found = reads.matter(matter)
    while question := rules.next_question(found, facts):
        chosen = answers.get(question.code, question.options[0].code)
        client.post(f"/matter/{matter}/check/{question.code}/", {question.code: chosen})
        facts[question.code] = chosen


def shown_form(client: Client, matter: str) -> dict[str, str]:
    """The hidden fields of check your answers."""
    page = client.get(f"/matter/{matter}/answers/").content.decode()
    fields = page.split('class="stack">')[-1]
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', fields))
    del found["csrfmiddlewaretoken"]
    return found
