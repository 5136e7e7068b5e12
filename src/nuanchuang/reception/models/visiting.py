"""A visit, its cases, what was checked, and what the citizen left with."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from nuanchuang.hall.models import Hall, Window
from nuanchuang.people.models import Officer
from nuanchuang.platform.ids import link_code, new_id
from nuanchuang.queue.models import Ticket


class Visit(models.Model):
    """One person at the hall with one ticket. The owner answers for it until the next accepts.

    ``unclear`` counts the citizen's taps on 没听明白, the last at ``unclear_at``.
    """

    class State(models.TextChoices):
        OPEN = "open", "接待中"
        AWAY = "away", "等候中"
        CLOSED = "closed", "已结束"
        LEFT = "left", "未返回"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="visit")
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="visits")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    why = models.CharField(max_length=30)
    started = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    unclear = models.PositiveSmallIntegerField(default=0)
    unclear_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_visit"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="reception_closed_has_time",
            ),
        ]
        indexes = [models.Index(fields=["hall", "started"], name="reception_visits_by_time")]


class Case(models.Model):
    """One matter of a visit. ``continues`` is the case whose return pass brought it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="cases")
    n = models.PositiveSmallIntegerField()
    matter = models.CharField(max_length=8)
    release = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="cases")
    in_hand = models.CharField(max_length=40, blank=True, default="")
    decided = models.BooleanField(default=False)
    continues = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )

    class Meta:
        db_table = "nc_reception_case"
        constraints = [models.UniqueConstraint(fields=["visit", "n"], name="reception_case_number_once")]


class CheckedItem(models.Model):
    """What the officer found of one material.

    ``copies`` were made and stay in the file; ``looked_again`` is the second look at a risky paper;
    ``later_by`` the day until which a leader lets it come later (容缺).
    """

    class State(models.TextChoices):
        SEEN = "seen", "已核对"
        MISSING = "missing", "缺"
        WAIVED = "waived", "不需要"
        LATER = "later", "容后补"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=State.choices)
    copies = models.PositiveSmallIntegerField(default=0)
    looked_again = models.BooleanField(default=False)
    later_by = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_item"
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="reception_item_once"),
            models.CheckConstraint(
                condition=Q(state="later", later_by__isnull=False) | (~Q(state="later") & Q(later_by=None)),
                name="reception_later_has_day",
            ),
        ]


class HeldPaper(models.Model):
    """An original the officer took in hand, under the name it had on the list, until it went back or stays.

    Kept apart from the checklist: a paper does not leave the desk because a fact or the matter changed.
    ``usual`` is where the catalogue leaves it when the matter is done ("" for back to the person).
    """

    class State(models.TextChoices):
        IN = "in", "在手上"
        RETURNED = "returned", "已还"
        KEPT = "kept", "留下"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="papers")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=40)
    name = models.JSONField()
    usual = models.CharField(max_length=10, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.IN)
    kept_for = models.CharField(max_length=10, blank=True, default="")
    taken_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_held"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"], condition=Q(state="in"), name="reception_held_once"
            ),
            models.CheckConstraint(
                condition=Q(state="in", settled_at=None) | (~Q(state="in") & Q(settled_at__isnull=False)),
                name="reception_held_settled_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="kept") & ~Q(kept_for="")) | (~Q(state="kept") & Q(kept_for="")),
                name="reception_kept_has_reason",
            ),
        ]


class Hardship(models.Model):
    """What an officer asks a leader for on behalf of somebody in hardship (mission row 15).

    ``reason`` is a code; ``words`` are scrubbed of numbers. ``item`` is the paper of a provisional
    acceptance, ``day`` that of a home visit. Two people stand behind every yes.
    """

    class Kind(models.TextChoices):
        HOME_VISIT = "home_visit", "上门"
        GREEN_LANE = "green_lane", "绿色通道"
        PROVISIONAL = "provisional", "容缺"

    class State(models.TextChoices):
        ASKED = "asked", "等答复"
        APPROVED = "approved", "同意"
        DECLINED = "declined", "不同意"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="hardships")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="hardships")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    item = models.CharField(max_length=40, blank=True, default="")
    item_name = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=12)
    words = models.CharField(max_length=40, blank=True, default="")
    day = models.DateField(null=True, blank=True)
    asker = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="hardships_asked")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    declined_for = models.CharField(max_length=12, blank=True, default="")
    leader = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="hardships_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_hardship"
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "kind", "item"],
                condition=~Q(state="declined"),
                name="reception_hardship_once",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", leader=None, answered_at=None)
                | (~Q(state="asked") & Q(leader__isnull=False, answered_at__isnull=False)),
                name="reception_hardship_answered_by_a_leader",
            ),
            models.CheckConstraint(
                condition=Q(leader=None) | ~Q(leader=models.F("asker")), name="reception_hardship_two_people"
            ),
        ]
        indexes = [models.Index(fields=["hall", "asked_at"], name="reception_hardships_by_time")]


class Incident(models.Model):
    """A press of the safety key: when, at which window, who; who came; how it ended. Never deleted.

    Here and not with people: what the colleagues who come must know is the window and its visit.
    """

    class State(models.TextChoices):
        OPEN = "open", "求助中"
        SEEN = "seen", "有人去了"
        CLOSED = "closed", "已处理"
        CALLED_OFF = "called_off", "误按"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="incidents")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="incidents")
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    raised_at = models.DateTimeField()
    seen_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents_seen"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents_ended"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    line = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        db_table = "nc_reception_incident"
        constraints = [
            models.UniqueConstraint(
                fields=["window"], condition=Q(ended_at=None), name="reception_one_alarm_a_window"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "seen"], ended_at=None, ended_by=None)
                | Q(state__in=["closed", "called_off"], ended_at__isnull=False, ended_by__isnull=False),
                name="reception_alarm_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["hall", "raised_at"], name="reception_alarms_by_time")]


class Outcome(models.Model):
    """What the citizen left with: one per case, kept word for word as given.

    ``content`` is the snapshot (both languages) of what was said; ``next_step`` may not
    be empty: nobody is sent away without one.
    """

    class Kind(models.TextChoices):
        DONE = "done", "已办好"
        PROMISED = "promised", "约期答复"
        MISSING = "missing", "一次告知"
        REFUSED = "refused", "暂不能办"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="outcome")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    code = models.CharField(max_length=22, unique=True, default=link_code)
    content = models.JSONField()
    next_step = models.JSONField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT)
    repeated = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        db_table = "nc_reception_outcome"
        indexes = [models.Index(fields=["hall", "at"], name="reception_outcomes_by_time")]


class ReturnPass(models.Model):
    """Back with the papers without queueing; used once.

    ``code`` stands in the QR, ``short`` is typed at a paired device under a rate limit.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="return_pass")
    code = models.CharField(max_length=22, unique=True, default=link_code)
    short = models.CharField(max_length=8)
    valid_until = models.DateField()
    used_at = models.DateTimeField(null=True, blank=True)
    ticket = models.OneToOneField(Ticket, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "nc_reception_pass"
        constraints = [
            models.UniqueConstraint(fields=["hall", "short"], name="reception_pass_digits_once"),
            models.CheckConstraint(
                condition=Q(used_at=None, ticket=None) | Q(used_at__isnull=False, ticket__isnull=False),
                name="reception_pass_used_for_a_ticket",
            ),
        ]


class HandOver(models.Model):
    """Another officer goes on with a visit; the owner stays owner until it is accepted.

    F9 rings: at one colleague (``offered_to``), at whoever is free, or at the leaders, since
    ``asked_at``; ``said_no`` are the officers (ids) who declined or let it ring out. A person
    handed over directly, or accepted as “next”, waits. ``brief`` is the case in codes
    (reception/briefs.py), as it was when the owner asked.
    """

    class State(models.TextChoices):
        RINGING = "ringing", "正在请人"
        WAITING = "waiting", "排着等"
        ACCEPTED = "accepted", "已接手"
        RETURNED = "returned", "没人能接"
        WITHDRAWN = "withdrawn", "不请了"

    class Step(models.TextChoices):
        COLLEAGUE = "colleague", "一位同事"
        ANYONE = "anyone", "空闲的同事"
        LEADER = "leader", "值班领导"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="hand_overs")
    giver = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="given")
    taker = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="taken")
    reason = models.CharField(max_length=20)
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=9, choices=Step.choices, blank=True, default="")
    offered_to = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="rung_at"
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    said_no = models.JSONField(default=list)
    brief = models.JSONField(default=dict)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "nc_reception_hand_over"
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], condition=Q(ended_at=None), name="reception_one_open_hand_over"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ringing", "waiting"], ended_at=None)
                | Q(state__in=["accepted", "returned", "withdrawn"], ended_at__isnull=False),
                name="reception_hand_over_ends_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="ringing") | Q(asked_at__isnull=False) & ~Q(step=""),
                name="reception_ringing_since",
            ),
            models.CheckConstraint(
                condition=~Q(step="colleague", state="ringing") | Q(offered_to__isnull=False),
                name="reception_ringing_at_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["state"], condition=Q(state="ringing"), name="reception_ringing_now"),
        ]

    @property
    def since(self) -> datetime:
        """When it began to ring where it rings; what never rang: when it was asked for."""
        return self.asked_at or self.at
