"""Cards reviewed before are found in their situation too, as those reviewed from now on are."""

from typing import Any

from django.db import migrations

from nuanchuang.platform.search import Index

INDEX = Index("nc_knowledge_text")


def place(apps: Any, editor: object) -> None:
    reviewed = apps.get_model("nc_knowledge", "Card").objects.filter(state="reviewed")
    for card in reviewed.iterator():
        words = f"{card.title}。{card.say}。{card.keys}"
        INDEX.put(f"card:{card.hall_id.hex}:{card.situation}", card.id, words)


class Migration(migrations.Migration):
    dependencies = [("nc_knowledge", "0004_own_words")]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
