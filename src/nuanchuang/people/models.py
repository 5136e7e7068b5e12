"""Officers, their roles in a hall, who sits at which window, and who leads."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from nuanchuang.hall.models import Hall, Window
from nuanchuang.platform.ids import new_id


class OfficerManager(BaseUserManager["Officer"]):
    """Makes officers; Django's sign-in looks them up by badge."""

    def create_officer(self, badge: str, password: str | None, hall: Hall) -> "Officer":
        """An active officer of a hall with a hashed password; None makes it unusable."""
        officer = Officer(badge=badge, hall=hall)
        officer.set_password(password)
        officer.save(force_insert=True)
        return officer


class Officer(AbstractBaseUser):
    """A person who works at a hall, known by badge number (警号): no names are stored."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT, related_name="officers")
    badge = models.CharField(max_length=20, unique=True)
    is_active = models.BooleanField(default=True)

    objects = OfficerManager()
    USERNAME_FIELD = "badge"

    class Meta:
        db_table = "nc_people_officer"

    def __str__(self) -> str:
        return self.badge


class RoleGrant(models.Model):
    """A role an officer holds."""

    class Role(models.TextChoices):
        OFFICER = "officer", "民警"
        GUIDE = "guide", "导办员"
        LEADER = "leader", "值班领导"
        TRAINER = "trainer", "教官"
        INSPECTOR = "inspector", "督察"
        ADMINISTRATOR = "administrator", "管理员"

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=14, choices=Role.choices)

    class Meta:
        db_table = "nc_people_role"
        constraints = [models.UniqueConstraint(fields=["officer", "role"], name="people_role_once")]


class Duty(models.Model):
    """An officer at a window from ``started`` until ``ended``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="duties")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="duties")
    started = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_people_duty"
        constraints = [
            models.UniqueConstraint(
                fields=["window"], condition=models.Q(ended=None), name="people_one_officer_a_window"
            ),
            models.UniqueConstraint(
                fields=["officer"], condition=models.Q(ended=None), name="people_one_window_an_officer"
            ),
        ]


class LeaderDuty(models.Model):
    """A leader answers for the hall from ``started`` until ``ended``; no window is needed for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="leader_duties")
    started = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_people_leader_duty"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "officer"], condition=models.Q(ended=None), name="people_leads_once"
            ),
        ]
