"""Officers before their desks."""

from tests.support.desk import colleague, desk, moment, scene, stranger

__all__ = ["colleague", "desk", "moment", "scene", "stranger"]
