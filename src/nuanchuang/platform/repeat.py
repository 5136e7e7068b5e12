"""Repeatable requests: the same key does the thing once (design §4.3).

The row is inserted before the work. On PostgreSQL a second request with the same key
waits at the unique index until the first commits; on SQLite the write lock makes it
wait. A failure rolls the row back with everything else, so only successes are kept.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from nuanchuang.platform.db import write
from nuanchuang.platform.models import RememberedRequest
from nuanchuang.platform.refusals import Refusal

KEPT = timedelta(days=7)
KEY_LENGTH = 80

Result = dict[str, Any]


class KeyReused(Refusal):
    """The same key came with another body."""

    code = "idempotency-key-reused"
    status = 422
    sentence = "这次提交与上一次的内容不一样，系统没有改动。请刷新页面后再办。"


class KeyMissing(Refusal):
    """A changing request without a usable key."""

    code = "idempotency-key-missing"
    status = 400
    sentence = "这次提交缺少防重复的编号。请刷新页面后再办。"


def fingerprint(*parts: object) -> str:
    """SHA-256 over the canonical JSON of what was asked."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def once(*, scope: str, key: str, asked: str, now: datetime, act: Callable[[], Result]) -> Result:
    """Do ``act`` once per (scope, key) and give its result again when repeated.

    ``scope`` is the actor or device, ``asked`` the body's fingerprint, the result a dict
    of references. Raises KeyReused for another body, KeyMissing for an unusable key, and
    whatever ``act`` raises.
    """
    if not key or len(key) > KEY_LENGTH or not key.isprintable():
        raise KeyMissing()
    with write():
        if not _claim(scope, key, asked, now):
            return _earlier(scope, key, asked)
        result = act()
        _keep(scope, key, result)
        return result


def _claim(scope: str, key: str, asked: str, now: datetime) -> bool:
    """False when the key is taken; one statement, which waits for a writer that has it in hand."""
    at = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO nc_platform_request (scope, key, fingerprint, result, at) "
            "VALUES (%s, %s, %s, '{}', %s) ON CONFLICT (scope, key) DO NOTHING",
            [scope, key, asked, at],
        )
        claimed: bool = cursor.rowcount == 1
    return claimed


def _keep(scope: str, key: str, result: Result) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE nc_platform_request SET result = %s WHERE scope = %s AND key = %s",
            [json.dumps(result), scope, key],
        )


def _earlier(scope: str, key: str, asked: str) -> Result:
    row = RememberedRequest.objects.get(scope=scope, key=key)
    if row.fingerprint != asked:
        raise KeyReused()
    result: Result = row.result
    return result


def forget_old(now: datetime) -> int:
    """Forget requests older than seven days, a small batch at a time; gives how many."""
    with write():
        old = RememberedRequest.objects.filter(at__lt=now - KEPT).values("pk")[:500]
        return RememberedRequest.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()[0]
