"""The order that a page shows comes from an index, however long the memory (benchmarks.scale)."""

from django.conf import settings
from django.db import migrations, models

from nuanchuang.platform import search


def newest(apps: object, editor: object) -> None:
    search.add_newest("nc_knowledge_text", editor)


class Migration(migrations.Migration):
    dependencies = [
        ("nc_hall", "0001_initial"),
        ("nc_knowledge", "0002_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(newest, migrations.RunPython.noop),
        migrations.RemoveIndex("consultation", "knowledge_asked_by_officer"),
        migrations.AddIndex(
            "card",
            models.Index(
                fields=["hall", "drafted_at", "id"],
                condition=models.Q(state="draft"),
                name="knowledge_cards_drafted",
            ),
        ),
        migrations.AddIndex(
            "card",
            models.Index(
                fields=["hall", "review_by", "id"],
                condition=models.Q(state="reviewed"),
                name="knowledge_cards_in_use",
            ),
        ),
        migrations.AddIndex(
            "consultation",
            models.Index(
                fields=["hall", "-ended_at"],
                condition=models.Q(state="answered"),
                name="knowledge_answered_last",
            ),
        ),
        migrations.AddIndex(
            "consultation", models.Index(fields=["asker", "-asked_at"], name="knowledge_asked_last")
        ),
        migrations.AddIndex(
            "consultation",
            models.Index(
                fields=["asker"], condition=models.Q(taken_at=None), name="knowledge_asked_not_taken"
            ),
        ),
    ]
