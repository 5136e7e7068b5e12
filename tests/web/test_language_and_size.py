"""Two cookies decide how this browser shows the hall, and nothing else does."""

from django.test import Client


def test_chinese_is_spoken_whatever_the_browser_asks_for(gallery: Client) -> None:
    answer = gallery.get("/door/", headers={"accept-language": "en"})
    assert '<html lang="zh-Hans"' in answer.content.decode()
    assert answer["Content-Language"] == "zh-Hans"
    assert "Cookie" in answer["Vary"]


def test_the_choice_of_english_is_kept_and_leads_back_to_the_page(gallery: Client) -> None:
    answer = gallery.post("/preferences/", {"language": "en", "next": "/door/?q=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/door/?q=1")
    assert '<html lang="en"' in gallery.get("/door/").content.decode()


def test_an_unknown_language_goes_back_to_chinese(gallery: Client) -> None:
    gallery.post("/preferences/", {"language": "en"})
    gallery.post("/preferences/", {"language": "xx"})
    assert '<html lang="zh-Hans"' in gallery.get("/door/").content.decode()


def test_the_elder_edition_grows_in_steps_and_can_be_left(gallery: Client) -> None:
    gallery.post("/preferences/", {"elder": "1"})
    first = gallery.get("/kiosk/").content.decode()
    assert "elder elder-1" in first
    assert 'name="elder" value="2"' in first
    gallery.post("/preferences/", {"elder": ""})
    assert "elder-1" not in gallery.get("/kiosk/").content.decode()


def test_changing_the_size_leaves_the_language_alone(gallery: Client) -> None:
    gallery.post("/preferences/", {"language": "en"})
    gallery.post("/preferences/", {"elder": "1"})
    assert '<html lang="en"' in gallery.get("/door/").content.decode()


def test_the_next_person_at_a_kiosk_finds_both_put_back(gallery: Client) -> None:
    gallery.post("/preferences/", {"language": "en", "elder": "3"})
    gallery.post("/preferences/", {"reset": "1", "next": "/kiosk/"})
    page = gallery.get("/kiosk/").content.decode()
    assert '<html lang="zh-Hans" class="on-kiosk">' in page


def test_the_way_on_never_leaves_the_hall(gallery: Client) -> None:
    for trap in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        assert gallery.post("/preferences/", {"elder": "1", "next": trap})["Location"] == "/"


def test_a_link_cannot_change_them(gallery: Client) -> None:
    assert gallery.get("/preferences/?language=en").status_code == 405
