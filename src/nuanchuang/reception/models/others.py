"""Reasons to say no beside the matter's list."""

from django.db import models
from django.db.models import Q

from nuanchuang.hall.models import Hall
from nuanchuang.people.models import Officer
from nuanchuang.platform.ids import new_id
from nuanchuang.reception.models.visiting import Case


class OtherReason(models.Model):
    """A reason to say no that the matter's list does not have: its fact and ground by the officer, its way
    by a leader, or that there is none (mission rows 42 and 62). Two people stand behind it.

    ``ground`` is an id of the catalogue. ``fact`` and ``way`` are scrubbed of what could name a person.
    """

    class State(models.TextChoices):
        ASKED = "asked", "等答复"
        AGREED = "agreed", "同意"
        DECLINED = "declined", "不同意"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="other_reasons")
    matter = models.CharField(max_length=8)
    fact = models.CharField(max_length=60)
    ground = models.CharField(max_length=60)
    asker = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="other_reasons_asked")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    way = models.CharField(max_length=120, blank=True, default="")
    no_way = models.BooleanField(default=False)
    declined_for = models.CharField(max_length=12, blank=True, default="")
    leader = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="other_reasons_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_other_reason"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "matter"],
                condition=~Q(state="declined"),
                name="reception_other_reason_once",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", leader=None, answered_at=None)
                | (~Q(state="asked") & Q(leader__isnull=False, answered_at__isnull=False)),
                name="reception_other_reason_answered_by_a_leader",
            ),
            models.CheckConstraint(
                condition=Q(leader=None) | ~Q(leader=models.F("asker")),
                name="reception_other_reason_two_people",
            ),
            models.CheckConstraint(
                condition=(Q(state="agreed") & (Q(way="", no_way=True) | (~Q(way="") & Q(no_way=False))))
                | (~Q(state="agreed") & Q(way="", no_way=False)),
                name="reception_other_reason_way_or_none",
            ),
        ]
        indexes = [models.Index(fields=["hall", "asked_at"], name="reception_other_by_time")]
