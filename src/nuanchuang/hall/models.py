"""The place: halls, lanes, windows, opening hours, devices."""

from django.db import models

from nuanchuang.platform.ids import new_id


class Hall(models.Model):
    """A service hall; its day turns at midnight of its own time zone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True, default="")
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    address = models.CharField(max_length=120, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    review_body = models.CharField(max_length=80, blank=True, default="")
    pass_days = models.PositiveSmallIntegerField(default=30)
    demo = models.BooleanField(default=False)

    class Meta:
        db_table = "nc_hall_hall"


class Lane(models.Model):
    """A kind of business people queue for; its prefix starts the ticket numbers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="lanes")
    slug = models.SlugField(max_length=40)
    prefix = models.CharField(max_length=2)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "nc_hall_lane"
        constraints = [
            models.UniqueConstraint(fields=["hall", "slug"], name="hall_lane_slug_once"),
            models.UniqueConstraint(fields=["hall", "prefix"], name="hall_lane_prefix_once"),
        ]


class Window(models.Model):
    """A window with its number on the wall and the lanes it serves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="windows")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True, default="")
    lanes = models.ManyToManyField(Lane, related_name="windows", db_table="nc_hall_window_lanes")

    class Meta:
        db_table = "nc_hall_window"
        constraints = [
            models.UniqueConstraint(fields=["hall", "number"], name="hall_window_number_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="hall_window_number_positive"),
        ]


class OpeningHours(models.Model):
    """One span in which tickets are given on a weekday (0 Monday … 6 Sunday)."""

    hall = models.ForeignKey(Hall, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        db_table = "nc_hall_hours"
        constraints = [
            models.UniqueConstraint(fields=["hall", "weekday", "opens"], name="hall_hours_once"),
            models.CheckConstraint(
                condition=models.Q(opens__lt=models.F("closes")), name="hall_hours_forward"
            ),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="hall_hours_weekday"),
        ]


class DayException(models.Model):
    """A day on which the hall is open or closed against its rule (holiday, moved working day)."""

    hall = models.ForeignKey(Hall, on_delete=models.CASCADE, related_name="exceptions")
    day = models.DateField()
    open = models.BooleanField()
    why = models.CharField(max_length=60)

    class Meta:
        db_table = "nc_hall_day_exception"
        constraints = [models.UniqueConstraint(fields=["hall", "day"], name="hall_exception_once")]


class Device(models.Model):
    """A paired screen or program; only the hash of its token is kept."""

    class Kind(models.TextChoices):
        KIOSK = "kiosk", "取号机"
        BOARD = "board", "叫号屏"
        COUNTER = "counter", "窗口对外屏"
        WINDOW = "window", "窗口程序"
        GUIDE = "guide", "导办终端"
        INTEGRATION = "integration", "对接程序"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="devices")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    window = models.ForeignKey(
        Window, null=True, blank=True, on_delete=models.PROTECT, related_name="devices"
    )
    name = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, blank=True, default="")
    pairing_hash = models.CharField(max_length=64, blank=True, default="")
    pairing_until = models.DateTimeField(null=True, blank=True)
    paired_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_hall_device"
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="hall_device_token_once"
            ),
            models.UniqueConstraint(
                fields=["pairing_hash"], condition=~models.Q(pairing_hash=""), name="hall_pairing_code_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["counter", "window"]) | models.Q(window__isnull=False),
                name="hall_device_at_a_window",
            ),
        ]


class Attempt(models.Model):
    """How often a device or address tried a typed code in the running minute."""

    who = models.CharField(max_length=60)
    minute = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "nc_hall_attempt"
        constraints = [models.UniqueConstraint(fields=["who", "minute"], name="hall_attempts_a_minute")]
