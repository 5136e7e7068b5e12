"""The environment's readers fail loudly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from nuanchuang.platform import env


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv("NUANCHUANG_X", value)


def test_unset_and_empty_mean_the_default(given, monkeypatch):
    monkeypatch.delenv("NUANCHUANG_X", raising=False)
    assert env.text("NUANCHUANG_X", "d") == "d"
    given("")
    assert env.text("NUANCHUANG_X", "d") == "d"
    assert env.integer("NUANCHUANG_X", 7) == 7


def test_a_whole_number_is_read_and_anything_else_named(given):
    given("8001")
    assert env.integer("NUANCHUANG_X", 1) == 8001
    given("80o1")
    with pytest.raises(ImproperlyConfigured, match="NUANCHUANG_X must be a whole number, not '80o1'"):
        env.integer("NUANCHUANG_X", 1)


@pytest.mark.parametrize(
    ("said", "meant"), [("on", True), ("YES", True), ("1", True), ("Off", False), ("0", False)]
)
def test_a_flag_is_on_or_off(given, said, meant):
    given(said)
    assert env.flag("NUANCHUANG_X", not meant) is meant


def test_a_flag_that_is_neither_is_refused(given):
    given("maybe")
    with pytest.raises(ImproperlyConfigured, match="on or off"):
        env.flag("NUANCHUANG_X", True)


def test_a_folder_is_absolute_and_not_made(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given("inner")
    assert env.folder("NUANCHUANG_X", "other") == tmp_path / "inner"
    assert not (tmp_path / "inner").exists()


def test_a_secret_from_a_file_wins(given, tmp_path, monkeypatch):
    given("plain")
    assert env.secret("NUANCHUANG_X") == "plain"
    (tmp_path / "secret").write_text(" from the file \n", encoding="utf-8")
    monkeypatch.setenv("NUANCHUANG_X_FILE", str(tmp_path / "secret"))
    assert env.secret("NUANCHUANG_X") == "from the file"
