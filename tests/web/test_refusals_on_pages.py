"""A refusal reaches the person as a sentence, whatever asked."""

from django.test import Client


def test_a_refusal_becomes_a_page_with_its_sentence_status_and_a_way_back(gallery: Client) -> None:
    answer = gallery.get("/refuse/", headers={"referer": "http://testserver/desk/?n=1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "现在办不了这一步，请稍后再试，或找导办员帮忙。" in page
    assert 'href="/desk/?n=1"' in page
    assert "no-store" in answer["Cache-Control"]


def test_over_htmx_only_the_alert_is_replaced_so_that_what_was_typed_stays(gallery: Client) -> None:
    answer = gallery.post(
        "/refuse/", headers={"hx-request": "true", "hx-current-url": "http://testserver/desk/"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#nc-alert"
    assert "<html" not in page
    assert 'data-refusal="refused"' in page


def test_the_way_back_never_leaves_the_hall(gallery: Client) -> None:
    page = gallery.get("/refuse/", headers={"referer": "https://evil.example/trap"}).content.decode()
    assert "evil.example" not in page
    assert 'href="/"' in page
