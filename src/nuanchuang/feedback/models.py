"""Ratings: given on the citizen's side, sealed from the hall."""

from django.db import models

from nuanchuang.hall.models import Hall
from nuanchuang.platform.ids import sealed_id


class Rating(models.Model):
    """One rating of one visit. The id is random: it does not tell when it came."""

    id = models.UUIDField(primary_key=True, default=sealed_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    visit = models.UUIDField(unique=True)
    level = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    day = models.DateField()

    class Meta:
        db_table = "nc_feedback_rating"
        constraints = [
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="feedback_five_levels"),
        ]
        indexes = [models.Index(fields=["hall", "day"], name="feedback_of_a_day")]
