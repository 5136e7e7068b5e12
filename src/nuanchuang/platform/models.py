"""Remembered requests, so that a repeated press does nothing twice."""

from django.db import models


class RememberedRequest(models.Model):
    """One committed changing request: who sent it, what it said, what came of it.

    ``result`` holds references (ids), never personal data. Kept seven days.
    """

    scope = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "nc_platform_request"
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="one_result_per_request_key")]
        indexes = [models.Index(fields=["at"], name="requests_to_forget")]
