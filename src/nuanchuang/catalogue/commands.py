"""What the command line asks of the catalogue; gives exit codes."""

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from nuanchuang.catalogue import actions, lawfiles, loading, reads, rules
from nuanchuang.catalogue.rules import Matter, Score, lawtext, tables
from nuanchuang.catalogue.rules.lawtext import Finding, Texts
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.platform.content import ContentError

_KINDS = {
    "unread": "the cited version {} was not read in",
    "missing": "there is no article {}",
    "words": "the article does not hold: {}",
    "changed": "version {} says it otherwise",
}


def check(laws: Path | None = None) -> int:
    """Walk every path and print the counts and every fault; 1 when there is a fault.

    With ``laws``, a folder of official texts, every ground is held against them too.
    """
    try:
        library = reads.as_shipped()
        report = rules.check(library)
    except ContentError as error:
        print(error)
        return 1
    for fault in (*report.faults, *report.advice.absent):
        print(f"{fault.matter or 'library'}: {fault.where}: {fault.what}")
    print(
        f"{library.release}: {report.matters} matters, {report.questions} questions, "
        f"{report.options} options, {report.materials} materials, {report.reasons} reasons; "
        f"{report.grounds} grounds, {report.matched} matched with the law's text; "
        f"{report.advice.wizards} wizards, {report.advice.outcomes} outcomes, "
        f"{report.advice.paths} paths of advice; {sum(map(len, library.applied.values()))} lines changed by "
        f"regions; {report.paths} paths walked, {len(report.faults)} faults"
    )
    unfounded = _compare(_texts(laws)) if laws else 0
    return 1 if report.faults or unfounded else 0


def law_check() -> int:
    """Hold every ground against the texts that were read in; 1 when some do not stand."""
    return 1 if _compare(reads.law_texts()) else 0


def law_import(path: Path, rule: str, version: str, now: datetime) -> int:
    """Read one official text in; refusals say what to do."""
    text = lawfiles.read(path)
    text = lawtext.LawText(text.title, version or text.version, text.articles)
    count = actions.import_law(text=text, rule=rule, by=SYSTEM, now=now)
    print(f"{text.title} {text.version}: {count} articles")
    return 0


def _texts(folder: Path) -> Texts:
    """The texts of a folder that our rules cite; others are passed over."""
    known = reads.as_shipped().rules
    found = [lawfiles.read(path) for path in sorted(folder.iterdir()) if path.suffix in lawfiles.ENDINGS]
    named = [(lawtext.rule_of(text.title, known), text) for text in found]
    return {(key, text.version): text.articles for key, text in named if key}


def _compare(texts: Texts) -> int:
    """Print what does not stand, and the count; gives the number of findings."""
    library = reads.as_shipped()
    findings = lawtext.compare(library, texts)
    for line in _told(findings):
        print(line)
    claimed = sum(ground.matched for ground in library.grounds.values())
    wrong = sum(found.ground.matched for found in findings)
    print(f"{claimed - wrong} of {claimed} grounds found in the texts, {len(findings)} to look at")
    return len(findings)


def _told(findings: Iterable[Finding]) -> Iterable[str]:
    for found in findings:
        ground, where = found.ground, ", ".join(found.matters) or "no matter"
        what = _KINDS[found.kind].format(found.detail)
        yield f"{ground.id} ({ground.rule.zh} {ground.article}): {what}; cited by {where}"


def table(name: str, language: str, *, certain: bool = False) -> int:
    """Print a decision table as CSV: of a matter by its code, of a wizard or a matter by its slug.

    Raises UnknownMatter. ``certain`` leaves out the paths of a wizard with 我不清楚.
    """
    csv.writer(sys.stdout, lineterminator="\n").writerows(_table(name, language, certain))
    return 0


def _table(name: str, language: str, certain: bool) -> Iterator[tables.Row]:
    library = reads.as_shipped()
    if name in library.wizards:
        return tables.advice_table(library.wizards[name], language, certain=certain)
    return tables.matter_table(_called(name, library.matters.values()), language)


def _called(name: str, matters: Iterable[Matter]) -> Matter:
    """The matter with this code or slug; raises UnknownMatter."""
    for each in matters:
        if name in (each.code, each.slug):
            return each
    raise reads.UnknownMatter(matter=name)


def find_text(query: str) -> int:
    """Print the matters a query may mean, best first, with code and reason; 1 when none fits."""
    found = rules.find(rules.index(reads.as_shipped()), query)
    for hit in found:
        titles = f"{hit.matter.title.zh} ({hit.matter.title.en})"
        print(f"{hit.matter.code} {titles} {hit.score:.2f} {hit.because.zh}")
    if not found:
        print("没有找到。请换个说法，或问导办员。")
    return 0 if found else 1


def find_score(path: Path) -> int:
    """Ask every question of a file and print how many find their matter; 1 when some do not."""
    try:
        lists = loading.questions(path)
    except ContentError as error:
        print(error)
        return 1
    scores = {
        name: rules.score(rules.index(reads.as_shipped()), questions) for name, questions in lists.items()
    }
    for name, score in scores.items():
        print(f"{name}: {_points(score)}")
        for miss in score.misses:
            print(f"  {miss.question.ask} {'/'.join(sorted(miss.question.codes))}: {_codes(miss.found)}")
    return 1 if any(score.misses for score in scores.values()) else 0


def _points(score: Score) -> str:
    absent = f" ({score.absent} ask for matters that are not here)" if score.absent else ""
    return f"{score.asked} asked, {score.first} found first, {score.near} in the first three{absent}"


def _codes(found: Iterable[str]) -> str:
    return ", ".join(found) or "nothing found"
