"""What screens ask of the catalogue."""

from functools import cache

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.models import LawArticle
from nuanchuang.catalogue.rules import Found, Library, Matter
from nuanchuang.catalogue.rules.lawtext import Texts
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.remember import Remembered


class UnknownMatter(NotFound):
    """No matter has this code."""

    code = "unknown-matter"
    sentence = "没有找到这个事项。请换个说法再找，或问导办员。"


@cache
def library() -> Library:
    """The shipped content, read once a process; raises ContentError when it is faulty."""
    return load()


def matter(code: str) -> Matter:
    """The matter with this code; raises UnknownMatter."""
    found = library().matters.get(code)
    if found is None:
        raise UnknownMatter(matter=code)
    return found


def matters(lane: str) -> tuple[Matter, ...]:
    """The matters of a lane, what is asked for every day first."""
    return rules.in_order(each for each in library().matters.values() if each.lane == lane)


@Remembered
def _laws(_: str) -> Texts:
    found: dict[tuple[str, str], dict[int, str]] = {}
    for source, version, article, text in LawArticle.objects.values_list(
        "source", "version", "article", "text"
    ):
        found.setdefault((source, version), {})[article] = text
    return found


forget_laws = _laws.forget


def law_texts() -> Texts:
    """Every official text that was read in: (rule's key, version) → article → words."""
    return _laws("")


def find(query: str) -> tuple[Found, ...]:
    """Matters that plain words may mean, best first; empty when none fits."""
    return rules.find(library(), query)
