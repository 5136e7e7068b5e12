"""Which reason a case may be refused with."""

from dataclasses import dataclass

from nuanchuang.catalogue.rules import Facts, Matter, RefusalReason, Text, contradicted


@dataclass(frozen=True)
class Chosen:
    """A reason to say no with. ``no_way``: what is said where a leader confirmed that no other way is."""

    reason: RefusalReason
    no_way: Text | None = None


def chosen(matter: Matter, facts: Facts, code: str) -> Chosen | None:
    """The matter's reason, unless the facts speak against it; None for any other."""
    reason = matter.reason(code)
    return None if reason is None or contradicted(matter, reason, facts) else Chosen(reason)
