"""Memos, questions to superiors, cards of the hall's own, own errors and looks back.

A case is reception's, so a plain UUID. Texts are kept without what could name a person
(rules.scrubbing); none of them stands in the journal.
"""

from django.db import models
from django.db.models import F, Q

from nuanchuang.hall.models import Hall
from nuanchuang.people.models import Officer
from nuanchuang.platform.ids import new_id


class Memo(models.Model):
    """One line an officer left for the next case of this kind. ``facts`` holds ``question=answer``."""

    class State(models.TextChoices):
        KEPT = "kept", "在用"
        WITHDRAWN = "withdrawn", "作者收回"
        STRUCK = "struck", "领导撤下"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.UUIDField()
    matter = models.CharField(max_length=8)
    facts = models.JSONField(default=list)
    text = models.CharField(max_length=200)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.KEPT)
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "nc_knowledge_memo"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="kept", ended_by=None, ended_at=None)
                | Q(state="withdrawn", ended_by=F("author"), ended_at__isnull=False)
                | Q(state="struck", ended_by__isnull=False, ended_at__isnull=False),
                name="knowledge_memo_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["hall", "matter", "-id"], condition=Q(state="kept"), name="knowledge_memos_of_matter"
            ),
        ]


class Consultation(models.Model):
    """A question to the duty leader, with the ways the officer sees; answered by one of them or in words."""

    class State(models.TextChoices):
        OPEN = "open", "等答复"
        ANSWERED = "answered", "已答复"
        WITHDRAWN = "withdrawn", "已撤回"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    case = models.UUIDField()
    matter = models.CharField(max_length=8)
    question = models.CharField(max_length=300)
    options = models.JSONField()
    asker = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    choice = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=300, blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "nc_knowledge_consultation"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answer="", answered_by=None, ended_at=None)
                | Q(state="withdrawn", answer="", answered_by=None, ended_at__isnull=False)
                | (Q(state="answered", answered_by__isnull=False, ended_at__isnull=False) & ~Q(answer="")),
                name="knowledge_consultation_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asker")),
                name="knowledge_nobody_answers_themselves",
            ),
        ]
        indexes = [
            models.Index(fields=["hall", "state", "asked_at"], name="knowledge_asked_by_state"),
            models.Index(
                fields=["hall", "-ended_at"], condition=Q(state="answered"), name="knowledge_answered_last"
            ),
            models.Index(fields=["asker", "-asked_at"], name="knowledge_asked_last"),
            models.Index(fields=["asker"], condition=Q(taken_at=None), name="knowledge_asked_not_taken"),
        ]


class Card(models.Model):
    """What to say in a situation: learned from an answer, written by the hall, or put in the place of shipped
    words; used once somebody else has read it.

    ``replaces`` names the shipped words (``card:<id>``, ``welcome:<id>``, ``farewell:<id>``), empty for the
    hall's own; ``shipped`` is how they read when this was drafted; ``rest`` says nothing in their place.
    ``before`` is the version in use that a draft shall follow. A row that was reviewed is never worded anew.
    ``review_by`` is the last day it may be relied on without being read again.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "待审"
        REVIEWED = "reviewed", "已审"
        REPLACED = "replaced", "已有新版"
        DROPPED = "dropped", "不收"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    consultation = models.OneToOneField(
        Consultation, on_delete=models.PROTECT, related_name="card", null=True
    )
    replaces = models.CharField(max_length=60, blank=True, default="")
    shipped = models.JSONField(default=dict)
    before = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    matter = models.CharField(max_length=8, blank=True, default="")
    situation = models.CharField(max_length=30)
    title = models.CharField(max_length=30)
    say = models.CharField(max_length=300)
    say_en = models.CharField(max_length=300, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")
    keys = models.CharField(max_length=100, blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    rest = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    drafted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField(null=True)
    review_by = models.DateField(null=True)

    class Meta:
        db_table = "nc_knowledge_card"
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("drafted_by")),
                name="knowledge_card_second_pair_of_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="reviewed")
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False, review_by__isnull=False),
                name="knowledge_card_reviewed_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["hall", "replaces"], condition=Q(state="reviewed") & ~Q(replaces=""),
                name="knowledge_one_wording_in_force",
            ),
            models.UniqueConstraint(
                fields=["hall", "replaces"], condition=Q(state="draft") & ~Q(replaces=""),
                name="knowledge_one_wording_waiting",
            ),
            models.UniqueConstraint(
                fields=["before"], condition=Q(state="draft"), name="knowledge_one_draft_of_a_card"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["hall", "state"], name="knowledge_cards_by_state"),
            models.Index(
                fields=["hall", "drafted_at", "id"],
                condition=Q(state="draft"),
                name="knowledge_cards_drafted",
            ),
            models.Index(
                fields=["hall", "review_by", "id"],
                condition=Q(state="reviewed"),
                name="knowledge_cards_in_use",
            ),
            models.Index(
                fields=["hall", "situation", "-id"], condition=Q(state="reviewed"),
                name="knowledge_cards_of_situation",
            ),
        ]  # fmt: skip


class OwnError(models.Model):
    """Something went wrong: put right first, then told. The leader reads it once it is sent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    happened = models.CharField(max_length=200)
    fixed = models.CharField(max_length=200, blank=True, default="")
    prevent = models.CharField(max_length=200, blank=True, default="")
    noted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "nc_knowledge_own_error"
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | ~Q(fixed=""), name="knowledge_error_put_right_before_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["author"], name="knowledge_errors_of_officer"),
            models.Index(fields=["hall", "sent_at"], name="knowledge_errors_sent"),
        ]


class LookBack(models.Model):
    """Five questions an officer answers after a hard case: nobody else's until they share it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    author = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "nc_knowledge_look_back"
        indexes = [
            models.Index(fields=["author"], name="knowledge_looks_of_officer"),
            models.Index(fields=["hall", "shared_at"], name="knowledge_looks_shared"),
        ]
