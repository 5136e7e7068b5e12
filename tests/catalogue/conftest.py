"""The shipped library, its check, and copies of the content to spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import DATA, load


@pytest.fixture(scope="session")
def library() -> rules.Library:
    return load()


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the content in which one text was replaced by another, once."""

    def run(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(DATA, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return run
