"""A small hall with people in it, and a catalogue that can change."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import actions as catalogue_actions
from nuanchuang.catalogue import reads as catalogue
from tests.support.hall import scene

__all__ = ["scene"]


@pytest.fixture
def new_release(monkeypatch):
    """Publish a catalogue with A10 changed: ``new_release(after=…)``; None takes the matter out."""

    def publish(removed=False, grounds=None, **changes):
        before = catalogue.library()
        matters = {**before.matters, "A10": replace(before.matters["A10"], **changes)}
        if removed:
            del matters["A10"]
        after = replace(
            before, matters=matters, grounds={**before.grounds, **(grounds or {})}, release="2027.01",
            digest=before.digest[::-1],
        )  # fmt: skip
        for module in (catalogue, catalogue_actions):
            monkeypatch.setattr(module, "library", lambda: after)

    return publish


@pytest.fixture
def watchable(new_release):
    """The code of a reason whose change citizens may wait for."""
    first = catalogue.matter("A10").reasons[0]
    new_release(reasons=(replace(first, watchable=True), *catalogue.matter("A10").reasons[1:]))
    return first.code
