"""The bare cost of durability here: three statements in one SQLite transaction, as often as it goes."""

import sqlite3
import time
from pathlib import Path


def rate(folder: Path, seconds: float) -> float:
    """Transactions a second: WAL, ``synchronous=FULL``, IMMEDIATE, one connection, in ``folder``."""
    path = folder / "raw.sqlite3"
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE counter (hall TEXT, last INTEGER); INSERT INTO counter VALUES ('bench', 0);"
        "CREATE TABLE ticket (number INTEGER PRIMARY KEY, lane TEXT, at REAL);"
        "CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT, ticket INTEGER, at REAL)"
    )
    begun, done = time.perf_counter(), 0
    while (now := time.perf_counter()) - begun < seconds:
        done += 1
        database.execute("BEGIN IMMEDIATE")
        database.execute("UPDATE counter SET last = last + 1")
        database.execute("INSERT INTO ticket VALUES (?, 'vehicle', ?)", [done, now])
        database.execute("INSERT INTO event VALUES (NULL, 'queue.ticket_issued', ?, ?)", [done, now])
        database.execute("COMMIT")
    spent = time.perf_counter() - begun
    database.close()
    return done / spent
