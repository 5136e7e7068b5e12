"""The search index of the room: FTS5 on SQLite, a GIN index on PostgreSQL (platform.search)."""

from django.db import migrations

from nuanchuang.platform import search

TABLE = "nc_knowledge_text"


def make(apps: object, editor: object) -> None:
    search.create(TABLE, editor)


def unmake(apps: object, editor: object) -> None:
    search.remove(TABLE, editor)


class Migration(migrations.Migration):
    dependencies = [("nc_knowledge", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
