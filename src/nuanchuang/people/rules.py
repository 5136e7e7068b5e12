"""Who may do what: one table. Pure."""

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
            "see_catalogue",
            "approve_catalogue",
            "adopt_catalogue",
            "answer_requests",
        }
    ),
    "trainer": frozenset({"see_waiting", "see_catalogue", "edit_catalogue", "answer_requests"}),
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
