"""How amounts, days, codes and texts are written on every page."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from nuanchuang.catalogue.rules.model import Text
from nuanchuang.platform import clock
from nuanchuang.web.templatetags import nuanchuang as tags


@pytest.fixture(autouse=True)
def _a_day_in_march(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.parametrize(
    ("fen", "written"),
    [(0, "不收费"), (12000, "120 元"), (12050, "120.50 元"), (123456700, "1,234,567 元")],
)
def test_fen_are_written_as_yuan(fen: int, written: str) -> None:
    with translation.override("zh-hans"):
        assert tags.money(fen) == written


def test_a_time_names_its_weekday_in_the_halls_zone() -> None:
    at = datetime(2026, 11, 23, 1, 20, tzinfo=UTC)
    with translation.override("zh-hans"):
        assert tags.when(at) == "11月23日 星期一 09:20"
        assert tags.when(date(2026, 11, 23)) == "11月23日 星期一"
    with translation.override("en"):
        assert tags.when(at) == "Mon 23 Nov 09:20"


def test_another_year_is_named() -> None:
    with translation.override("zh-hans"):
        assert tags.when(date(2027, 1, 4)) == "2027年1月4日 星期一"


def test_no_day_is_written_as_nothing() -> None:
    assert tags.when(None) == ""


def test_codes_stand_in_groups_that_stay_on_one_line() -> None:
    assert tags.digits("12345678") == "1234\N{NO-BREAK SPACE}5678"


def test_a_catalogue_text_follows_the_language() -> None:
    text = Text("过户", "Transfer")
    with translation.override("zh-hans"):
        assert tags.pick(text) == "过户"
    with translation.override("en"):
        assert tags.pick(text) == "Transfer"
    assert (tags.pick("as it is"), tags.pick(None)) == ("as it is", "")


def test_every_form_gets_a_key_of_its_own() -> None:
    page = Template("{% load nuanchuang %}{% once_key %}{% once_key %}").render(Context())
    first, second = page.split(">")[:2]
    assert first.startswith('<input type="hidden" name="once" value="')
    assert first != second


def test_a_qr_code_is_an_image_with_a_label_and_without_inline_style() -> None:
    page = Template("{% load nuanchuang %}{% qr address label %}").render(
        Context({"address": "http://127.0.0.1/t/x", "label": '"<b>'})
    )
    assert page.startswith("<svg")
    assert 'role="img" aria-label="&quot;&lt;b&gt;"' in page
    assert "style=" not in page
    assert "width=" not in page.split(">")[0]
