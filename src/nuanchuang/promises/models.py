"""Promises with a date, and watches for a change of rule."""

from django.db import models

from nuanchuang.hall.models import Hall
from nuanchuang.platform.ids import new_id


class Promise(models.Model):
    """What the hall owes a citizen by ``due``. ``case`` is reception's, so a plain UUID."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.UUIDField(unique=True)
    what = models.CharField(max_length=30)
    due = models.DateField()
    certain = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "nc_promises_promise"
        indexes = [models.Index(fields=["hall", "due"], name="promises_by_due")]


class Watch(models.Model):
    """ "We will tell you when it changes": a refused case and the grounds it rests on.

    ``grounds`` maps ground id to the digest it had when the citizen was refused. The
    citizen reads the news on the page of their ticket: no contact is stored.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.UUIDField(unique=True)
    grounds = models.JSONField()
    since = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_promises_watch"
        indexes = [
            models.Index(fields=["hall"], condition=models.Q(told_at=None), name="promises_open_watches")
        ]
