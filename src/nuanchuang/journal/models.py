"""The journal's rows and the head of each chain."""

import uuid

from django.db import models

HOUSE = uuid.UUID(int=0)
"""The chain of acts that belong to no hall (design §4.2 calls it ``house``)."""


class Head(models.Model):
    """The last row of a chain; its row lock is the hall's head lock."""

    chain = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "nc_journal_head"


class Row(models.Model):
    """One changed subject. Never updated, never deleted: triggers refuse both.

    ``data`` is canonical JSON text without personal data or free text; ``salt`` lets a
    digest be published and a single row be opened without showing the others.
    """

    chain = models.UUIDField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=20)
    subject = models.CharField(max_length=40)
    cause = models.CharField(max_length=40, blank=True, default="")
    data = models.TextField(default="{}")
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "nc_journal_row"
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="journal_one_row_per_place")]
        indexes = [
            models.Index(fields=["chain", "subject", "seq"], name="journal_of_a_subject"),
            models.Index(fields=["chain", "cause", "seq"], name="journal_of_a_cause"),
        ]


class Cursor(models.Model):
    """How far a follower has read a chain; moves in the handler's own transaction."""

    follower = models.CharField(max_length=60)
    chain = models.UUIDField()
    seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "nc_journal_cursor"
        constraints = [models.UniqueConstraint(fields=["follower", "chain"], name="journal_one_cursor_each")]
