"""Official texts: split into articles, and held against what our grounds say of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nuanchuang.catalogue.rules.checking import cited
from nuanchuang.catalogue.rules.model import Ground, Library, Rule

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]+|\d+)条(?!之)\s*")
_PART = re.compile(r"第[零〇一二三四五六七八九十百千\d]+[编章节]\s")
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_STATE = "中华人民共和国"

Articles = Mapping[int, str]
"""Article number → its text, paragraphs on lines of their own."""

Texts = Mapping[tuple[str, str], Articles]
"""(key of the rule, version) → its articles."""


@dataclass(frozen=True)
class LawText:
    """One official text. ``version`` is the day of its last amendment named before article 1."""

    title: str
    version: str
    articles: Articles


def number(text: str) -> int:
    """五十一 → 51, 一百零五 → 105, 51 → 51."""
    if text.isdigit():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def split(lines: Iterable[str]) -> LawText:
    """Title, version and articles. Headings and notes fall away; 第八条之一 stays with its article.

    An article is only begun by the number that follows the last one: a line of an article that itself
    starts with 第三条 does not begin a new one.
    """
    title, dates, articles = "", [], dict[int, list[str]]()
    for line in _meant(lines):
        start = _ARTICLE.match(line)
        if start and number(start[1]) == len(articles) + 1:
            articles[len(articles) + 1] = [line[start.end() :]]
        elif articles:
            articles[len(articles)].append(line)
        else:
            title = title or line.lstrip("# ").removeprefix(_STATE)
            dates += [_iso(*found) for found in _DAY.findall(line)]
    found = {at: "\n".join(part for part in parts if part) for at, parts in articles.items()}
    return LawText(title, max(dates, default=""), found)


def _meant(lines: Iterable[str]) -> Iterator[str]:
    """What is text: no comments, no chapter headings, no empty lines. The first heading is the title."""
    titled = False
    for raw in lines:
        line = raw.strip().strip("\u3000")
        if not line or line.startswith("<!--") or _PART.match(line.lstrip("# ")):
            continue
        if line.startswith("#") and titled:
            continue
        titled = True
        yield line


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def rule_of(title: str, rules: Mapping[str, Rule]) -> str:
    """The key of the rule this title names; "" for none we cite."""
    plain = re.sub(r"[\s《》]|[(（].*$", "", title).removeprefix(_STATE)
    return next((key for key, rule in rules.items() if rule.name.zh == plain), "")


@dataclass(frozen=True)
class Finding:
    """A ground that does not stand on an imported text as it says. ``kind`` is

    ``unread`` (the cited version was not imported), ``missing`` (it has no such article), ``words``
    (our key words do not stand there), or ``changed`` (a newer imported version says it otherwise).
    """

    ground: Ground
    kind: str
    detail: str
    matters: tuple[str, ...]


def compare(library: Library, texts: Texts) -> tuple[Finding, ...]:
    """Every ground that names an article, held against the texts; what was never claimed to be
    compared with a text (secondary, unchecked) is only reported when it changed or is missing."""
    users = _users(library)
    found = []
    for ground in library.grounds.values():
        if ground.article is not None and (fault := _fault(ground, ground.article, texts)):
            found.append(Finding(ground, *fault, users.get(ground.id, ())))
    return tuple(found)


def _fault(ground: Ground, article: int, texts: Texts) -> tuple[str, str] | None:
    cited = texts.get((ground.source, ground.version))
    if cited is None:
        return ("unread", ground.version) if ground.matched else None
    text = cited.get(article)
    if text is None:
        return "missing", str(article)
    lacking = [key for key in ground.keys if key not in text] if ground.matched else []
    if lacking:
        return "words", "、".join(lacking)
    newest = max(version for source, version in texts if source == ground.source)
    if texts[ground.source, newest].get(article) != text:
        return "changed", newest
    return None


def _users(library: Library) -> dict[str, tuple[str, ...]]:
    """Ground id → the matters and wizards that cite it."""
    users: dict[str, list[str]] = {}
    citing = [(code, cited(matter)) for code, matter in library.matters.items()]
    citing += [(f"advice {slug}", wizard.grounds) for slug, wizard in library.wizards.items()]
    for code, grounds in citing:
        for ground in {each.id for each in grounds}:
            users.setdefault(ground, []).append(code)
    return {ground: tuple(sorted(codes)) for ground, codes in users.items()}
