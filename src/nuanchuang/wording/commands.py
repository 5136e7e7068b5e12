"""``nuanchuang lint``: one sentence a line in, one JSON object a line out."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from nuanchuang.wording import reads
from nuanchuang.wording.rules import Finding, Need

SHOWN = ("rule", "dimension", "span", "why", "better")


def lint(lines: Iterable[str], situation: str = "") -> int:
    """Print what was found in each line; 0 also when something was, 2 for a situation there is not."""
    if situation and situation not in reads.situations():
        known = "、".join(f"{each.id}（{each.zh}）" for each in reads.situations().values())
        print(f"没有“{situation}”这种情形。请从这些里选一个：{known}", file=sys.stderr)
        return 2
    for line in lines:
        print(json.dumps(_found(line.rstrip("\r\n"), situation), ensure_ascii=False), flush=True)
    return 0


def _found(text: str, situation: str) -> dict[str, Any]:
    report = reads.check(text, situation)
    return {
        "text": text,
        "findings": [_shown(each) for each in report.findings],
        "missing": [_need(each) for each in report.missing],
        "misordered": [_need(each) for each in report.misordered],
    }


def _shown(finding: Finding) -> dict[str, Any]:
    values = asdict(finding)
    return {name: values[name] for name in SHOWN}


def _need(need: Need) -> dict[str, str]:
    return {"id": need.id, "label": need.zh, "example": need.example}
