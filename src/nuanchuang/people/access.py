"""Who is asking, and what they may do."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from nuanchuang.people import rules
from nuanchuang.people.models import Officer, RoleGrant
from nuanchuang.platform.refusals import NotAllowed, found


@dataclass(frozen=True)
class Person:
    """A signed-in officer; ``actor`` stands in the journal."""

    officer: Officer

    @property
    def id(self) -> UUID:
        return self.officer.id

    @property
    def actor(self) -> str:
        return f"officer:{self.officer.id}"

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(RoleGrant.objects.filter(officer=self.officer).values_list("role", flat=True))

    def may(self, verb: str) -> bool:
        """True when one of the person's roles carries the verb."""
        return self.officer.is_active and rules.may(self.roles, verb)

    def must(self, verb: str) -> None:
        """Raises NotAllowed unless the person may."""
        if not self.may(verb):
            raise NotAllowed()


def officer_of_hall(hall_id: UUID, officer_id: UUID) -> Officer:
    """An officer of the asker's own hall; raises NotFound for anyone else's."""
    return found(Officer.objects.filter(pk=officer_id, hall=hall_id).first())
