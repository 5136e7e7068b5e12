"""A catalogue in which one lane has as many matters as a page must hold, whatever is shipped."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.rules import Library, Matter, Text


def crowd(monkeypatch: pytest.MonkeyPatch, count: int, often: int, lane: str = "vehicle") -> list[Matter]:
    """The lane's matters are now V1, V2, …, the last ``often`` of them asked for every day."""
    shipped = reads.library()
    made = [
        _numbered(shipped.matters["A7"], number, number > count - often, lane)
        for number in range(1, count + 1)
    ]
    others = {code: each for code, each in shipped.matters.items() if each.lane != lane}
    crowded = _sorted(shipped, others | {each.code: each for each in made})
    monkeypatch.setattr(reads, "library", lambda: crowded)
    return made


def _numbered(pattern: Matter, number: int, often: bool, lane: str) -> Matter:
    title = Text(f"车辆事项{number}号", f"Vehicle matter {number}")
    return replace(pattern, code=f"V{number}", slug=f"v{number}", title=title, often=often, lane=lane)


def _sorted(library: Library, matters: dict[str, Matter]) -> Library:
    """As files are read: V10 before V2."""
    return replace(library, matters=dict(sorted(matters.items())))
