"""``python -m benchmarks.content``: the content loaded and asked, in CPU time of a fresh process, as JSON."""

import json
import time
from collections.abc import Callable
from typing import Any

import yaml

from nuanchuang.catalogue import loading, rules

QUESTIONS = ("车牌丢了一块", "驾照过期两年", "bjz", "我爸去世了车怎么办", "违章在哪处理")


def _milliseconds(work: Callable[[], Any], times: int = 5) -> float:
    """The least CPU time of a few runs: what else the machine does only ever adds."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return min(taken)


def measure() -> dict[str, float]:
    """Milliseconds of loading the catalogue, of its bare YAML, of making the finder, of one question."""
    texts = [path.read_text(encoding="utf-8") for path in loading.DATA.rglob("*.yaml")]
    library = loading.load()
    index = rules.index(library)
    return {
        "load": _milliseconds(loading.shipped),
        "yaml": _milliseconds(lambda: [sum(1 for _ in yaml.parse(text, yaml.CSafeLoader)) for text in texts]),
        "index": _milliseconds(lambda: rules.index(library)),
        "find": _milliseconds(lambda: [rules.find(index, each) for each in QUESTIONS]) / len(QUESTIONS),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
