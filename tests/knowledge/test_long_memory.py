"""However much a hall has written, no page sorts or walks through all of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nuanchuang.knowledge import reads

READS = {
    "cards in use": lambda people, scene, about, now: reads.cards(scene.hall, now.date()),
    "drafts": lambda people, scene, about, now: reads.drafts(people.leader, now.date()),
    "what was answered last": lambda people, scene, about, now: reads.answered(people.leader, now),
    "what waits": lambda people, scene, about, now: reads.open_questions(people.leader, now),
    "how many wait": lambda people, scene, about, now: reads.waiting(people.leader, now),
    "what I asked": lambda people, scene, about, now: reads.mine(people.owner, now),
    "the desk's bar": lambda people, scene, about, now: reads.at_the_desk(people.owner.id),
    "memos like a case": lambda people, scene, about, now: reads.similar_memos(people.owner, about),
}


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("name", READS)
def test_sqlite_takes_rows_and_their_order_from_an_index(name, people, scene, about, now):
    with CaptureQueriesContext(connection) as asked:
        READS[name](people, scene, about, now)
    steps = [step for each in asked for step in plan(each["sql"]) if "nc_knowledge" in each["sql"]]
    assert steps
    walks = [step for step in steps if step.startswith("SCAN nc_") and "VIRTUAL TABLE INDEX" not in step]
    assert not walks + [step for step in steps if step.startswith("USE TEMP")]


def plan(sql):
    """What SQLite would do, step by step."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.fetchall()]
