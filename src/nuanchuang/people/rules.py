"""Who may do what, and when a leader may go. Pure."""

from collections.abc import Collection
from uuid import UUID

CAPABILITIES: dict[str, frozenset[str]] = {
    "officer": frozenset({"serve", "see_waiting", "hear_alarm"}),
    "guide": frozenset({"issue_priority", "see_waiting", "hear_alarm"}),
    "leader": frozenset(
        {
            "serve",
            "see_waiting",
            "issue_priority",
            "see_hall",
            "see_history",
            "take_over",
            "hear_alarm",
            "close_alarm",
            "approve_hardship",
            "agree_to_refusals",
            "see_catalogue",
            "approve_catalogue",
            "adopt_catalogue",
            "answer_requests",
            "answer_consultations",
            "strike_memos",
            "review_cards",
            "read_errors",
            "read_look_backs",
        }
    ),
    "trainer": frozenset(
        {
            "see_waiting",
            "see_catalogue",
            "edit_catalogue",
            "answer_requests",
            "review_cards",
            "read_look_backs",
        }
    ),
    "inspector": frozenset({"see_waiting", "see_hall", "see_history", "verify_journal", "see_catalogue"}),
    "administrator": frozenset(
        {
            "see_waiting",
            "see_hall",
            "manage_devices",
            "manage_people",
            "see_catalogue",
            "edit_catalogue",
            "approve_catalogue",
            "answer_requests",
        }
    ),
}
"""Role → verbs. Anything not listed is denied."""


def may(roles: frozenset[str], verb: str) -> bool:
    """True when any of the roles carries the verb."""
    return any(verb in CAPABILITIES.get(role, frozenset()) for role in roles)


def may_stop_leading(leader: UUID, on_duty: Collection[UUID], hall_open: bool) -> bool:
    """A hall with its doors open is never left without a duty leader."""
    return not hall_open or any(other != leader for other in on_duty)
