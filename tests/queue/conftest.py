"""A small hall with people in it."""

from tests.support.hall import scene

__all__ = ["scene"]
