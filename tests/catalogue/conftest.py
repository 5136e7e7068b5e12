"""The shipped library, its check, and copies of the content to spoil."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import DATA, load


@pytest.fixture(scope="session")
def library() -> rules.Library:
    return load()


@pytest.fixture
def named(library: rules.Library) -> Callable[..., rules.Index]:
    """A library of other matters, ready to be asked: ``named(Z1="过户 卖车", Z2="补牌")`` by their names."""

    def run(**names: str) -> rules.Index:
        one = library.matters["A10"]
        bare = replace(one, title=rules.Text("空", "empty"), summary=one.place, questions=(), materials=(),
                       reasons=(), notes=(), consequences=(), often=False)  # fmt: skip
        made = {code: replace(bare, code=code, aliases=tuple(said.split())) for code, said in names.items()}
        return rules.index(replace(library, matters=made))

    return run


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
