"""A long memory: a hall filled with 100,000 memos and 10,000 cards, and its search asked as the desk does.

Milliseconds of CPU time of each question, the best of five: what else the machine does is not measured.
"""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from nuanchuang.people.access import Person
    from nuanchuang.people.models import Officer

MEMOS, CARDS = 100_000, 10_000
BEGIN = ("委托书", "行驶证", "登记证书", "号牌", "身份证", "体检证明", "决定书", "保险单", "公证书")
MIDDLE = ("日期常常漏写", "要看原件", "先查再收费", "复印件不够", "和系统里的对不上", "外地的也能办")
END = ("先看这一处", "请他坐下慢慢填", "旁边机器能办", "打电话催一下", "一次讲完", "留补齐即办号")
EVERYWHERE, SOMEWHERE, ONCE, NOWHERE = "请留意", "委托书日期常常漏写", "月亮船票", "不够，第"
"""A word of every text; one of some; of one; and common pairs that never stand in this order."""

SITUATION = "answering"
BATCH = 2000


def text(chance: random.Random, place: int) -> str:
    """A line as an officer might leave it."""
    said = "，".join((chance.choice(BEGIN) + chance.choice(MIDDLE), chance.choice(END)))
    return f"{EVERYWHERE}{said}，第 {place} 次"


def fill(person: "Person", leader: "Officer", now: "datetime") -> None:
    """Rows as the actions make them, many in one statement, without their journal."""
    from nuanchuang.platform.db import write

    chance = random.Random(4)
    for make, rows in ((_memos, MEMOS), (_cards, CARDS)):
        for start in range(0, rows, BATCH):
            texts = [text(chance, place) for place in range(start, min(start + BATCH, rows))]
            with write():
                _put(make(person, leader, texts, now))


def _put(puts: "list[Put]") -> None:
    """What ``search.Index.put`` keeps of things that are new, all at once."""
    from django.db import connection

    from nuanchuang.knowledge.actions import INDEX
    from nuanchuang.platform import grams, search

    told = [search._told(scope, text) for scope, _, text in puts]
    kept = [(scope, thing, grams.normalised(text)) for scope, thing, text in puts]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rows = [(*row, words) for row, words in zip(kept, told, strict=True)]
            cursor.executemany(search._KEEP_BOTH.format(INDEX.table), rows)
            return
        cursor.execute(_NEXT.format(INDEX.table))
        first = cursor.fetchone()[0]
        hexed = [(scope, thing.hex, text) for scope, thing, text in kept]
        cursor.executemany(search._KEEP.format(INDEX.table), hexed)
        cursor.executemany(_KEEP_WORDS.format(INDEX.table), list(enumerate(told, first)))


_NEXT = "SELECT coalesce(max(place), 0) + 1 FROM {0}"
_KEEP_WORDS = "INSERT INTO {0}_words (rowid, words) VALUES (%s, %s)"


Put = tuple[str, "UUID", str]


def _memos(person: "Person", leader: "Officer", texts: list[str], now: "datetime") -> list[Put]:
    from nuanchuang.knowledge.actions.memos import scope
    from nuanchuang.knowledge.models import Memo
    from nuanchuang.platform.ids import new_id

    officer, matters = person.officer, ("A7", "A10", "B5", "C1")
    made = Memo.objects.bulk_create(
        Memo(hall=officer.hall, case=new_id(), matter=matters[place % 4], facts=["who=self"], text=each,
             author=officer, at=now)
        for place, each in enumerate(texts)
    )  # fmt: skip
    return [(scope(each.hall_id), each.id, each.text) for each in made]


def _cards(person: "Person", leader: "Officer", texts: list[str], now: "datetime") -> list[Put]:
    """Questions that the leader answered, and the cards that came of it; one in ten waits for its review."""
    from nuanchuang.knowledge.actions import cards, consultations
    from nuanchuang.knowledge.models import Card, Consultation
    from nuanchuang.platform.ids import new_id

    officer, hall = person.officer, person.officer.hall
    asked = Consultation.objects.bulk_create(
        Consultation(hall=hall, case=new_id(), matter="A7", question=each, options=["收", "退"],
                     asker=officer, asked_at=now, due_at=now, taken_at=now, ended_at=now,
                     state=Consultation.State.ANSWERED, answer=each, answered_by=leader)
        for each in texts
    )  # fmt: skip
    read = {"state": Card.State.REVIEWED, "reviewed_by": officer, "reviewed_at": now,
            "review_by": now.date() + timedelta(days=90)}  # fmt: skip
    made = Card.objects.bulk_create(
        Card(hall=hall, consultation=each, matter="A7", situation=SITUATION, title=each.question[:30],
             say=each.answer, drafted_by=leader, drafted_at=now, **(read if place % 10 else {}))
        for place, each in enumerate(asked)
    )  # fmt: skip
    found = [(consultations.scope(hall.id), each.id, each.answer) for each in asked]
    scopes = (cards.scope(hall.id), cards.scope(hall.id, SITUATION))
    return found + [(scope, each.id, each.say) for scope in scopes for each in made if each.reviewed_at]


def measure(person: "Person", now: "datetime", clock: Callable[[], float]) -> dict[str, float]:
    """Each question as the desk asks it; ``similar`` are the memos beside a case."""
    from nuanchuang.catalogue import reads as catalogue
    from nuanchuang.knowledge import reads
    from nuanchuang.knowledge.actions.memos import About, write_memo
    from nuanchuang.platform.ids import new_id

    about = About(new_id(), "A10", {"who": "self", "plates": "all_lost"})
    catalogue.library()
    write_memo(person=person, about=about, facts=[], text=f"{ONCE}在抽屉里", now=now)
    found = {
        each: _least(clock, partial(reads.find, person, each, now))
        for each in (EVERYWHERE, SOMEWHERE, ONCE, NOWHERE)
    }
    similar = _least(clock, partial(reads.similar_memos, person, about))
    return found | {"similar": similar, "phrases": phrases(person, now, clock)}


def phrases(person: "Person", now: "datetime", clock: Callable[[], float]) -> float:
    """F3 with words, first letters and situations: of so many questions the 95th in a hundred."""
    from nuanchuang.conduct import reads as conduct
    from nuanchuang.hall import reads as hall_reads
    from nuanchuang.knowledge import reads

    hall, shipped = person.officer.hall, list(conduct.library().cards.values())[::5]
    today = hall_reads.today(hall, now)
    common = [*BEGIN, *MIDDLE, *END, EVERYWHERE, SOMEWHERE, NOWHERE, "ts", "您"]
    words = [*(each.title for each in shipped), *common]
    asked = [*((each, "") for each in words), *((each, SITUATION) for each in words), ("", SITUATION)]
    took = sorted(_least(clock, partial(reads.look_up, hall, *each, today, 12)) for each in asked)
    return took[len(took) * 95 // 100]


def _least(clock: Callable[[], float], ask: Callable[[], object]) -> float:
    took = []
    for _ in range(5):
        begun = clock()
        ask()
        took.append(clock() - begun)
    return min(took)
