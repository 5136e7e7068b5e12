"""The sets of sentences, and a short way to ask the lint."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from nuanchuang.wording import reads

HERE = Path(__file__).resolve().parent


@cache
def sentences(name: str) -> dict[str, Any]:
    """tuning and untouched: ``bad`` by dimension; recheck: ``bad`` as a list; ``good`` is a list in all."""
    found: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def ids():
    """The ids of the rules that find something in a text."""

    def ask(text, situation="", **how):
        return [each.rule for each in reads.check(text, situation, **how).findings]

    return ask


@pytest.fixture
def missing():
    """The ids of what a text lacks in a situation."""

    def ask(text, situation, **how):
        return [each.id for each in reads.check(text, situation, **how).missing]

    return ask
