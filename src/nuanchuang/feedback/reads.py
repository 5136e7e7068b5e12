"""What may be known of ratings."""

from datetime import date
from uuid import UUID

from nuanchuang.feedback import rules
from nuanchuang.feedback.models import Rating
from nuanchuang.hall.models import Hall


def rated(visit: UUID) -> bool:
    """Whether this visit was rated; for the citizen's own page only."""
    return Rating.objects.filter(visit=visit).exists()


def summary(hall: Hall, day: date) -> rules.Summary:
    """A day's ratings without persons; nothing below five."""
    return rules.summarise(list(Rating.objects.filter(hall=hall, day=day).values_list("level", flat=True)))
