"""What went wrong is said in both languages, with a way on."""

import pytest
from django.test import Client, RequestFactory

from nuanchuang.web import errors


def test_an_unknown_page_says_so_in_both_languages(gallery: Client) -> None:
    answer = gallery.get("/missing/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "没有找到这一页" in page
    assert "We could not find this page" in page
    assert 'href="/"' in page


def test_a_failure_says_that_it_is_not_the_persons_fault(gallery: Client) -> None:
    answer = gallery.get("/fails/")
    assert answer.status_code == 500
    assert "不是您的问题" in answer.content.decode()


def test_even_a_failing_error_page_speaks(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> str:
        raise OSError("no templates")

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = errors.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "请过一会儿再试" in answer.content.decode()


def test_a_form_from_a_page_that_lay_open_too_long_is_explained(gallery: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/preferences/", {"elder": "1"})
    assert answer.status_code == 403
    assert "页面放得太久了" in answer.content.decode()


def test_errors_over_htmx_leave_the_page_standing(gallery: Client) -> None:
    for path, status in (("/missing/", 404), ("/fails/", 500)):
        answer = gallery.get(path, headers={"hx-request": "true"})
        assert (answer.status_code, answer["HX-Retarget"]) == (status, "#nc-alert")
        assert "<html" not in answer.content.decode()
