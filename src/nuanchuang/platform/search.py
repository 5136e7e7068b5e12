"""Search over Chinese text, exact on two characters and more, on both databases.

Texts are kept beside the words of ``platform.grams``: SQLite looks them up by FTS5, which matches an unbroken
run of words; PostgreSQL by a GIN index over ``tsvector('simple')``, which finds the texts that have all the
words, and then by the text itself. The ``scope`` (what kind of thing, whose) is one more word of the same
index, so that a hall's search reads nothing of another's.

What many texts contain is found among the newest; only what is rarer is looked for in all of them. PostgreSQL
is asked for the two one after the other, for it would guess wrongly which of them is short.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nuanchuang.platform.grams import letters, normalised, words
from nuanchuang.platform.refusals import Refusal

SHORTEST = 2
LONGEST = 60
"""Characters of a question that are looked for."""

NEWEST = 100
"""So many times more texts than are wanted are the newest that PostgreSQL reads first."""


class TooShort(Refusal):
    """Fewer than two characters to look for."""

    code = "search-too-short"
    status = 422
    sentence = "请至少输入两个字，再找。"


@dataclass(frozen=True)
class Index:
    """Texts of a room, found by what they contain. ``table`` is the room's own, made in its migration."""

    table: str

    def put(self, scope: str, thing: UUID, text: str) -> None:
        """Make ``thing`` findable in ``scope`` by this text, in place of any it had. Inside ``write()``."""
        self.drop(scope, thing)
        if connection.vendor == "sqlite":
            self._run(_KEEP, scope, thing.hex, normalised(text))
            self._run(_KEEP_WORDS, _told(scope, text))
        else:
            self._run(_KEEP_BOTH, scope, thing, normalised(text), _told(scope, text))

    def drop(self, scope: str, thing: UUID) -> None:
        """Forget what ``thing`` was found by. Inside ``write()``."""
        if connection.vendor != "sqlite":
            self._run(_DROP, scope, thing)
            return
        # FTS5 keeps no text of its own: it is told the words again to forget them.
        for place, text in self._run(_KEPT, scope, thing.hex):
            self._run(_DROP_WORDS, place, _told(scope, text))
            self._run(_DROP, scope, thing.hex)

    def find(self, scope: str, needle: str, limit: int = 20) -> list[UUID]:
        """What contains the needle as it stands (case, width and spaces aside), the newest first.

        Raises TooShort for fewer than two characters.
        """
        run = words(needle[:LONGEST])
        if not run:
            raise TooShort()
        if connection.vendor == "sqlite":
            return self._ids(_FIND_FTS5, _fts5(scope, " ".join(run)), limit)
        return self._in_postgres(scope, " & ".join(run), normalised(needle[:LONGEST]), limit)

    def alike(self, scope: str, text: str, limit: int = 200) -> list[UUID]:
        """What shares any pair of characters with the text, the newest first; nothing for a short text."""
        pairs = dict.fromkeys(words(text[:LONGEST]))
        if not pairs:
            return []
        if connection.vendor == "sqlite":
            return self._ids(_FIND_FTS5, _fts5(scope, *pairs), limit)
        return self._in_postgres(scope, " | ".join(pairs), "", limit)

    def _in_postgres(self, scope: str, query: str, part: str, limit: int) -> list[UUID]:
        """``part``: what stands in the text besides the words of the query."""
        query = f"{_scope(scope)} & ({query})"
        found = self._ids(_FIND_NEWEST, scope, NEWEST * limit, query, part, limit)
        return found if len(found) == limit else self._ids(_FIND_ALL, query, part, limit)

    def _ids(self, statement: str, *values: str | int) -> list[UUID]:
        return [UUID(str(row[0])) for row in self._run(statement, *values)]

    def _run(self, statement: str, *values: str | int | UUID) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(self.table), values)
            return cursor.fetchall() if cursor.description else []


_KEEP = "INSERT INTO {0} (scope, thing, text) VALUES (%s, %s, %s)"
_KEEP_WORDS = "INSERT INTO {0}_words (rowid, words) VALUES (last_insert_rowid(), %s)"
_KEEP_BOTH = "INSERT INTO {0} (scope, thing, text, words) VALUES (%s, %s, %s, to_tsvector('simple', %s))"
_KEPT = "SELECT place, text FROM {0} WHERE scope = %s AND thing = %s"
_DROP = "DELETE FROM {0} WHERE scope = %s AND thing = %s"
_DROP_WORDS = "INSERT INTO {0}_words ({0}_words, rowid, words) VALUES ('delete', %s, %s)"
_FIND_FTS5 = (
    "SELECT kept.thing FROM {0}_words JOIN {0} AS kept ON kept.place = {0}_words.rowid "
    "WHERE {0}_words MATCH %s ORDER BY {0}_words.rowid DESC LIMIT %s"
)
_FIND_NEWEST = (
    "SELECT thing FROM (SELECT * FROM {0} WHERE scope = %s ORDER BY -place LIMIT %s) AS newest "
    "WHERE words @@ to_tsquery('simple', %s) AND strpos(text, %s) > 0 ORDER BY place DESC LIMIT %s"
)
_FIND_ALL = (
    "WITH found AS MATERIALIZED (SELECT place, thing FROM {0} "
    "WHERE words @@ to_tsquery('simple', %s) AND strpos(text, %s) > 0) "
    "SELECT thing FROM found ORDER BY place DESC LIMIT %s"
)


def _told(scope: str, text: str) -> str:
    return " ".join((_scope(scope), *words(text)))


def _scope(scope: str) -> str:
    """The scope as one word; no pair of characters is written like it."""
    return f"q{letters(scope)}"


def _fts5(scope: str, *phrases: str) -> str:
    any_of = " OR ".join(f'"{phrase}"' for phrase in phrases)
    return f"{_scope(scope)} AND ({any_of})"


def create(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    """Make an index's tables; called from the migration of the room that owns it."""
    for statement in _SQLITE_TABLES if editor.connection.vendor == "sqlite" else _POSTGRES_TABLES:
        editor.execute(statement.format(table))


def add_newest(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    """The order of a scope, for tables made before ``create`` gave it."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRES_NEWEST.format(table))


def remove(table: str, editor: BaseDatabaseSchemaEditor) -> None:
    """Take an index's tables away again."""
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TABLE {table}_words")
    editor.execute(f"DROP TABLE {table}")


_SQLITE_TABLES = (
    "CREATE TABLE {0} (place INTEGER PRIMARY KEY AUTOINCREMENT, scope varchar(60) NOT NULL, "
    "thing char(32) NOT NULL, text TEXT NOT NULL)",
    "CREATE UNIQUE INDEX {0}_once ON {0} (scope, thing)",
    "CREATE VIRTUAL TABLE {0}_words USING fts5(words, content='', tokenize='ascii')",
)
# By -place: asked for by place, PostgreSQL would walk down the table's own key through all other scopes.
_POSTGRES_NEWEST = "CREATE INDEX IF NOT EXISTS {0}_newest ON {0} (scope, (-place))"
_POSTGRES_TABLES = (
    "CREATE TABLE {0} (place bigserial PRIMARY KEY, scope varchar(60) NOT NULL, "
    "thing uuid NOT NULL, text text NOT NULL, words tsvector NOT NULL)",
    "CREATE UNIQUE INDEX {0}_once ON {0} (scope, thing)",
    "CREATE INDEX {0}_words ON {0} USING gin (words)",
    _POSTGRES_NEWEST,
)
