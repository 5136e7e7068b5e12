"""Verbs of the catalogue: keep a prepared list, note a new release."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.lawfiles import NoVersion, UnknownRule
from nuanchuang.catalogue.models import LawArticle, Preparation, Release
from nuanchuang.catalogue.reads import UnknownMatter, forget_laws, library
from nuanchuang.catalogue.reads import matter as matter_by_code
from nuanchuang.catalogue.rules.lawtext import LawText, rule_of
from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import typed_code
from nuanchuang.platform.refusals import Refusal

RECENT = timedelta(days=30)
"""How long the eight digits of a list are good for."""

KEPT = timedelta(days=180)
"""How long a list can be opened by its link."""

BATCH = 200
DRAWS = 5


class UnansweredQuestions(Refusal):
    """Some question that changes the list has no answer yet."""

    code = "unanswered-questions"
    status = 422
    sentence = "还有问题没有回答。不清楚的，选“我不清楚”就行。"


class NoCodeLeft(Refusal):
    """Five draws met a code in use: practically only when the eight digits run out."""

    code = "no-code-left"
    status = 503
    sentence = "清单暂时存不下来。请先拍照留存，或找导办员帮忙。"


def prepare(*, matter: str, facts: Mapping[str, str], now: datetime) -> Preparation:
    """Keep an anonymous list under two codes; answers to questions not asked are dropped.

    Raises UnknownMatter, UnansweredQuestions.
    """
    asked = matter_by_code(matter)
    if rules.next_question(asked, facts):
        raise UnansweredQuestions()
    with write():
        _give_up_codes(now)
        made = _insert(matter, rules.prune(asked, facts), now)
        record(
            hall=None, at=now, actor="citizen", kind="catalogue.list_prepared",
            subject=("preparation", made.id), matter=matter, release=made.release,
        )  # fmt: skip
        return made


def _insert(matter: str, facts: Mapping[str, str], now: datetime) -> Preparation:
    for _ in range(DRAWS):
        made = Preparation(
            matter=matter, facts=facts, release=library().release, typed_code=typed_code(), at=now
        )
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            continue
        return made
    raise NoCodeLeft()


def _give_up_codes(now: datetime) -> None:
    old = Preparation.objects.filter(at__lt=now - RECENT, typed_code__isnull=False)
    Preparation.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:BATCH])).update(typed_code=None)


def forget_old_lists(*, now: datetime) -> int:
    """Delete lists past their time, a small batch at a time; gives how many."""
    with write():
        old = Preparation.objects.filter(at__lt=now - KEPT).values_list("pk", flat=True)
        return Preparation.objects.filter(pk__in=list(old[:BATCH])).delete()[0]


def note_release(*, now: datetime) -> frozenset[str]:
    """Remember the loaded content if it is new; gives the grounds that changed, came or went.

    The first release ever noted changes nothing for anyone: the answer is empty.
    """
    loaded = library()
    grounds = {name: ground.digest for name, ground in loaded.grounds.items()}
    with write():
        last = Release.objects.order_by("-at", "-id").first()
        if last is not None and last.digest == loaded.digest:
            return frozenset()
        changed = _changed(last.grounds, grounds) if last else frozenset()
        noted = Release.objects.create(release=loaded.release, digest=loaded.digest, grounds=grounds, at=now)
        record(
            hall=None, at=now, actor=SYSTEM, kind="catalogue.released", subject=("release", noted.id),
            release=loaded.release, digest=loaded.digest, changed=sorted(changed),
        )  # fmt: skip
        return changed


def import_law(*, text: LawText, rule: str, by: str, now: datetime) -> int:
    """Read in one official text; the same version read again takes the earlier one's place.

    Gives the number of articles. Raises lawfiles.UnknownRule, lawfiles.NoVersion.
    """
    source = rule or rule_of(text.title, library().rules)
    if source not in library().rules:
        raise UnknownRule()
    if not text.version:
        raise NoVersion()
    rows = [
        LawArticle(source=source, version=text.version, article=article, text=words)
        for article, words in text.articles.items()
    ]
    with write():
        LawArticle.objects.filter(source=source, version=text.version).delete()
        LawArticle.objects.bulk_create(rows)
        record(
            hall=None, at=now, actor=by, kind="catalogue.law_imported", subject=("law", source),
            version=text.version, articles=len(rows),
        )  # fmt: skip
        forget_laws()
    return len(rows)


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))


__all__ = [
    "NoCodeLeft", "UnansweredQuestions", "UnknownMatter", "forget_old_lists", "import_law", "note_release",
    "prepare",
]  # fmt: skip
