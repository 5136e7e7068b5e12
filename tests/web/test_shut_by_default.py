"""A view nobody listed as public is shut to strangers."""

from django.test import Client


def test_a_stranger_is_sent_to_the_sign_in_and_comes_back_after(gallery: Client) -> None:
    answer = gallery.get("/shut/?day=1")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/shut/%3Fday%3D1")


def test_an_expired_sign_in_over_htmx_leads_the_whole_page_there(gallery: Client) -> None:
    asked = {"hx-request": "true", "hx-current-url": "http://testserver/desk/"}
    answer = gallery.post("/shut/", headers=asked)
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/sign-in/?next=/desk/")


def test_after_an_expired_post_one_comes_back_to_the_page_with_the_button(gallery: Client) -> None:
    answer = gallery.post("/shut/", headers={"referer": "http://testserver/desk/"})
    assert answer["Location"] == "/sign-in/?next=/desk/"


def test_a_public_view_is_open(gallery: Client) -> None:
    assert gallery.get("/door/").status_code == 200
