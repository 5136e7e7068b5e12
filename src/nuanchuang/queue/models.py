"""Tickets and the counters they are numbered from."""

from django.db import models
from django.db.models import Q

from nuanchuang.hall.models import Hall, Lane, Window
from nuanchuang.platform.ids import new_id


def label(series: str, number: int) -> str:
    """What stands on paper and wall: prefix and number, A017."""
    return f"{series}{number:03d}"


class Counter(models.Model):
    """The last number given in a series on a hall's day. Series ``*`` counts arrivals."""

    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    day = models.DateField()
    series = models.CharField(max_length=8)
    last = models.PositiveIntegerField()

    class Meta:
        db_table = "nc_queue_counter"
        constraints = [models.UniqueConstraint(fields=["hall", "day", "series"], name="queue_one_counter")]


class Ticket(models.Model):
    """A number someone waits with.

    ``place`` is the order of arrival in the hall that day, ``rank`` the order of its class
    (rules.RANK); together they are the order of calling. ``reference`` is opaque here:
    reception knows what it means. ``code`` opens the citizen's page.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等候中"
        CALLED = "called", "办理中"
        HELD = "held", "暂时离开"
        MISSED = "missed", "已过号"
        FINISHED = "finished", "已办结"
        EXPIRED = "expired", "当日作废"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    day = models.DateField()
    lane = models.ForeignKey(Lane, on_delete=models.PROTECT)
    series = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=22, unique=True)
    klass = models.CharField(max_length=12, default="normal")
    rank = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    reason = models.CharField(max_length=40, blank=True, default="")
    matter = models.CharField(max_length=8, blank=True, default="")
    reference = models.CharField(max_length=40, blank=True, default="")
    preferred_officer = models.UUIDField(null=True, blank=True)
    preferred_until = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    window = models.ForeignKey(Window, null=True, blank=True, on_delete=models.PROTECT)
    issued_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    called_to = models.PositiveSmallIntegerField(null=True, blank=True)
    calls = models.PositiveSmallIntegerField(default=0)
    missed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_queue_ticket"
        constraints = [
            models.UniqueConstraint(fields=["hall", "day", "series", "number"], name="queue_number_once"),
            models.UniqueConstraint(
                fields=["window"], condition=Q(state="called"), name="queue_one_at_a_window"
            ),
            models.CheckConstraint(
                condition=Q(state="called", window__isnull=False)
                | (~Q(state="called") & Q(window__isnull=True)),
                name="queue_window_while_called",
            ),
            models.CheckConstraint(
                condition=~Q(klass="priority") | ~Q(reason=""), name="queue_priority_has_reason"
            ),
        ]
        indexes = [
            # who is next, and people ahead: both walk only those who wait
            models.Index(
                fields=["hall", "day", "rank", "place"], condition=Q(state="waiting"), name="queue_waiting"
            ),
            # the board's last calls, the desk's list of held and missed
            models.Index(fields=["hall", "day", "called_at"], name="queue_last_calls"),
        ]

    @property
    def label(self) -> str:
        """What stands on paper and wall: prefix and number, A017."""
        return label(self.series, self.number)
