"""Broken UTF-8 and NUL bytes get a sentence, never a failure."""

import pytest
from django.test import Client


@pytest.mark.parametrize("query", ["q=%ff", "q=%E6%9A", "%c0%80=1", "q=a%00b"])
def test_a_query_that_is_not_text_is_a_400_page(gallery: Client, query: str) -> None:
    answer = gallery.get(f"/door/?{query}")
    assert answer.status_code == 400
    assert "读不出来" in answer.content.decode()


@pytest.mark.parametrize("body", [b"q=%ff", b"q=\xff\xfe", b"q=a%00"])
def test_a_form_that_is_not_text_is_a_400_page(gallery: Client, body: bytes) -> None:
    answer = gallery.generic("POST", "/preferences/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


def test_chinese_in_the_query_is_read(gallery: Client) -> None:
    assert gallery.get("/door/?q=%E6%9A%96%E7%AA%97").status_code == 200


def test_a_path_that_is_not_text_is_not_a_server_error(gallery: Client) -> None:
    assert gallery.get("/%ff%00/").status_code == 400


def test_a_program_hears_it_as_a_problem(gallery: Client) -> None:
    answer = gallery.get("/api/door/?q=%ff")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["type"] == "urn:nuanchuang:unreadable"
