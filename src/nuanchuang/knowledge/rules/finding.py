"""Which cards stand first when the hall's own and the shipped ones are found together. Pure."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def together(own: Sequence[T], shipped: Sequence[T], most: int) -> list[T]:
    """The hall's own first, but at most half of the page while there are shipped ones to fill the rest."""
    room = max(most - len(shipped), most // 2)
    return [*own[:room], *shipped][:most]
