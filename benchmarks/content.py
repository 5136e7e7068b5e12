"""``python -m benchmarks.content``: content loaded, asked and linted, in CPU time of a fresh process."""

import json
import time
from collections.abc import Callable
from typing import Any

import yaml

from nuanchuang.catalogue import loading, rules
from nuanchuang.wording import reads as wording

QUESTIONS = ("车牌丢了一块", "驾照过期两年", "bjz", "我爸去世了车怎么办", "违章在哪处理")


REPLY = (
    "对不起，让您久等了。依据《机动车登记规定》第51条，号牌丢了要先补领，因为号牌只认登记的车。"
    "您可以带身份证明来补，也可以在手机上办。"
) * 8
"""More than 400 characters of an answer."""


def _milliseconds(work: Callable[[], Any], times: int = 5) -> float:
    """The least CPU time of a few runs: what else the machine does only ever adds."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return min(taken)


def measure() -> dict[str, float]:
    """Milliseconds of loading the catalogue, of its bare YAML, of making the finder, of one question, and of
    linting 400 characters."""
    texts = [path.read_text(encoding="utf-8") for path in loading.DATA.rglob("*.yaml")]
    library = loading.load()
    index = rules.index(library)
    return {
        "load": _milliseconds(loading.shipped),
        "yaml": _milliseconds(lambda: [sum(1 for _ in yaml.parse(text, yaml.CSafeLoader)) for text in texts]),
        "index": _milliseconds(lambda: rules.index(library)),
        "find": _milliseconds(lambda: [rules.find(index, each) for each in QUESTIONS]) / len(QUESTIONS),
        "lint": _milliseconds(lambda: [wording.check(REPLY[:400]) for _ in range(10)]) / 10,
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
