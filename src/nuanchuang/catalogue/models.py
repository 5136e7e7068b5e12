"""Lists prepared at the door, the releases this installation has run on, and law texts read in."""

from django.db import models

from nuanchuang.platform.ids import link_code, new_id


class Preparation(models.Model):
    """An anonymous list: what someone answered at the door, found again by its code.

    ``code`` stands in the link and the QR code; ``typed_code`` is typed at a paired device
    and given up when the list is no longer recent, so that the digits can be used again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=22, default=link_code, editable=False)
    typed_code = models.CharField(max_length=8, null=True)  # noqa: DJ001  # NULL: given up; unique else
    matter = models.CharField(max_length=8)
    facts = models.JSONField(default=dict)
    release = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        db_table = "nc_catalogue_preparation"
        constraints = [
            models.UniqueConstraint(fields=["code"], name="catalogue_list_code_once"),
            models.UniqueConstraint(fields=["typed_code"], name="catalogue_typed_code_once"),
        ]
        indexes = [models.Index(fields=["at"], name="catalogue_lists_to_forget")]


class Release(models.Model):
    """A content release that was loaded, with the digest of each ground, to tell what changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    grounds = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "nc_catalogue_release"
        indexes = [models.Index(fields=["at"], name="catalogue_latest_release")]


class LawArticle(models.Model):
    """One article of an official text this installation has read in; versions stand side by side."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=40)
    version = models.CharField(max_length=10)
    article = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        db_table = "nc_catalogue_law_article"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "version", "article"], name="catalogue_law_article_once"
            ),
        ]
