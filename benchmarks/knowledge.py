"""``python -m benchmarks.knowledge``: search and look-up with a long memory, as one JSON object.

Fills the bench hall of ``NUANCHUANG_HOME`` with 100,000 memos and 10,000 cards to be found, then asks as the
desk does; milliseconds of each question, the best of five: what else the machine does is not measured.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from nuanchuang.people.access import Person

MEMOS, CARDS = 100_000, 10_000
BEGIN = ("委托书", "行驶证", "登记证书", "号牌", "身份证", "体检证明", "决定书", "保险单", "公证书")
MIDDLE = ("日期常常漏写", "要看原件", "先查再收费", "复印件不够", "和系统里的对不上", "外地的也能办")
END = ("先看这一处", "请他坐下慢慢填", "旁边机器能办", "打电话催一下", "一次讲完", "留补齐即办号")
EVERYWHERE, SOMEWHERE, ONCE, NOWHERE = "请留意", "委托书日期常常漏写", "月亮船票", "号牌公证"
"""A word of every text; one of some; of one; and two common words that never stand side by side."""

SITUATION = "answering"
BATCH = 2000


def text(chance: random.Random, place: int) -> str:
    """A line as an officer might leave it."""
    said = "，".join((chance.choice(BEGIN) + chance.choice(MIDDLE), chance.choice(END)))
    return f"{EVERYWHERE}{said}，第 {place} 次"


def fill(person: "Person", now: "datetime") -> None:
    """Rows as the actions make them, many in one transaction, without their journal."""
    from nuanchuang.knowledge.actions import INDEX
    from nuanchuang.knowledge.actions import cards as card_actions
    from nuanchuang.knowledge.actions import memos as memo_actions
    from nuanchuang.platform.db import write

    chance, hall = random.Random(4), person.officer.hall_id
    for kind, rows, scope in (
        ("memo", MEMOS, memo_actions.scope(hall)), ("card", CARDS, card_actions.scope(hall)),
    ):  # fmt: skip
        for start in range(0, rows, BATCH):
            places = range(start, min(start + BATCH, rows))
            with write():
                for thing, words in _rows(kind, person, [text(chance, place) for place in places], now):
                    INDEX.put(scope, thing, words)
                    if kind == "card":
                        INDEX.put(card_actions.scope(hall, SITUATION), thing, words)


def _rows(kind: str, person: "Person", texts: list[str], now: "datetime") -> Iterator[tuple[Any, str]]:
    from nuanchuang.knowledge.models import Card, Consultation, Memo
    from nuanchuang.people.models import Officer
    from nuanchuang.platform.ids import new_id

    officer, hall = person.officer, person.officer.hall
    reader = Officer.objects.filter(hall=hall).exclude(pk=officer.pk).earliest("badge")
    if kind == "memo":
        matters = ("A7", "A10", "B5", "C1")
        made: list[Any] = Memo.objects.bulk_create(
            Memo(hall=hall, case=new_id(), matter=matters[place % 4], facts=["who=self"], text=each,
                 author=officer, at=now)
            for place, each in enumerate(texts)
        )  # fmt: skip
    else:
        asked = Consultation.objects.bulk_create(
            Consultation(hall=hall, case=new_id(), matter="A7", question=each, options=["收", "退"],
                         asker=officer, asked_at=now, due_at=now, taken_at=now)
            for each in texts
        )  # fmt: skip
        made = Card.objects.bulk_create(
            Card(hall=hall, consultation=each, matter="A7", situation=SITUATION, title=each.question[:30],
                 say=each.question, state=Card.State.REVIEWED, drafted_by=officer, drafted_at=now,
                 reviewed_by=reader, reviewed_at=now, review_by=now.date())
            for each in asked
        )  # fmt: skip
    yield from zip((row.id for row in made), texts, strict=True)


def measure(person: "Person", now: "datetime") -> dict[str, float]:
    """Each question as the desk asks it; ``similar`` are the memos beside a case."""
    from nuanchuang.catalogue import reads as catalogue
    from nuanchuang.knowledge import reads
    from nuanchuang.knowledge.actions.memos import About, write_memo
    from nuanchuang.platform.ids import new_id

    about = About(new_id(), "A10", {"who": "self", "plates": "all_lost"})
    catalogue.library()
    write_memo(person=person, about=about, facts=[], text=f"{ONCE}在抽屉里", now=now)
    found = {
        each: _milliseconds(partial(reads.find, person, each, now))
        for each in (EVERYWHERE, SOMEWHERE, ONCE, NOWHERE)
    }
    more = {
        "similar": _milliseconds(partial(reads.similar_memos, person, about)),
        "phrases": phrases(person, now),
    }
    return found | more


def phrases(person: "Person", now: "datetime") -> float:
    """F3 with words, first letters and situations: of so many questions the 95th in a hundred."""
    from nuanchuang.conduct import reads as conduct
    from nuanchuang.hall import reads as hall_reads
    from nuanchuang.knowledge import reads

    hall, shipped = person.officer.hall, list(conduct.library().cards.values())[::5]
    today = hall_reads.today(hall, now)
    words = [
        *(each.title for each in shipped),
        *BEGIN,
        *MIDDLE,
        *END,
        EVERYWHERE,
        SOMEWHERE,
        NOWHERE,
        "ts",
        "您",
    ]
    asked = [*((each, "") for each in words), *((each, SITUATION) for each in words), ("", SITUATION)]
    took = sorted(_milliseconds(partial(reads.look_up, hall, *each, today, 12)) for each in asked)
    return took[len(took) * 95 // 100]


def _milliseconds(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - begun))
    return min(took)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
    django.setup()
    from nuanchuang.people.access import Person
    from nuanchuang.people.models import Officer
    from nuanchuang.platform import clock

    person, now = Person(Officer.objects.earliest("badge")), clock.now()
    fill(person, now)
    print(json.dumps(measure(person, now), ensure_ascii=False))


if __name__ == "__main__":
    main()
