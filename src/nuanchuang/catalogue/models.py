"""Lists prepared at the door, releases this installation has run on, law texts read in, content asked for."""

from django.db import models
from django.db.models import F, Q

from nuanchuang.hall.models import Hall
from nuanchuang.people.models import Officer
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


class Edit(models.Model):
    """A line of a matter that shall read otherwise from a day on: drafted, then approved by somebody else.

    It holds for the installation, like the content it changes. ``at`` is an address of rules.changes,
    ``value`` what shall stand there, ``before`` what stood there when it was drafted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.CharField(max_length=8)
    at = models.CharField(max_length=120)
    value = models.JSONField()
    before = models.JSONField(null=True)
    why = models.CharField(max_length=200)
    valid_from = models.DateField()
    drafted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", null=True)
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "nc_catalogue_edit"
        constraints = [
            models.CheckConstraint(
                condition=~Q(approved_by=F("drafted_by")), name="catalogue_edit_second_pair_of_eyes"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(withdrawn_at=None), name="catalogue_edit_settled_once"
            ),
        ]
        indexes = [models.Index(fields=["valid_from"], name="catalogue_edits_by_day")]


class Adoption(models.Model):
    """A named officer took a release on as the hall's own; until then its pages say 以当地窗口为准."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    release = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "nc_catalogue_adoption"
        constraints = [
            models.UniqueConstraint(fields=["hall", "digest"], name="catalogue_release_adopted_once"),
        ]


class ContentRequest(models.Model):
    """What people looked for and did not find, in their own words without numbers; asked again, it counts.

    Whoever takes it on (``owner``) answers by ``due``: with the ``matter`` that was meant and ``more`` of
    them (codes), with words of the hall's own (``reason``), or with both; or tells by ``reason`` why it
    does not belong here. Who corrects an answer owns it then.
    """

    class State(models.TextChoices):
        OPEN = "open", "待答复"
        ANSWERED = "answered", "已答复"
        DECLINED = "declined", "不收"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, on_delete=models.PROTECT)
    text = models.CharField(max_length=40)
    first_asked = models.DateField()
    last_asked = models.DateField()
    count = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", null=True)
    due = models.DateField(null=True)
    certain = models.BooleanField(default=True)
    matter = models.CharField(max_length=8, blank=True, default="")
    more = models.JSONField(blank=True, default=list)
    reason = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "nc_catalogue_content_request"
        constraints = [
            models.UniqueConstraint(fields=["hall", "text"], name="catalogue_request_once"),
            models.CheckConstraint(condition=Q(count__gt=0), name="catalogue_request_was_asked"),
            models.CheckConstraint(
                condition=Q(owner=None, due=None) | Q(owner__isnull=False, due__isnull=False),
                name="catalogue_request_owned_until",
            ),
            models.CheckConstraint(
                condition=Q(state="open", matter="", reason="")
                | (Q(state="answered", owner__isnull=False) & ~Q(matter="", reason=""))
                | (Q(state="declined", matter="", owner__isnull=False) & ~Q(reason="")),
                name="catalogue_request_settled",
            ),
        ]
        indexes = [models.Index(fields=["hall", "state"], name="catalogue_requests_by_state")]
