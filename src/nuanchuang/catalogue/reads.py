"""What screens ask of the catalogue: today's library, with what the regions and the hall say otherwise."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.utils import timezone

from nuanchuang.catalogue import loading, rules
from nuanchuang.catalogue.loading import DATA, Shipped
from nuanchuang.catalogue.models import Adoption, Edit, LawArticle
from nuanchuang.catalogue.rules import Answer, Found, Index, Library, Matter, Text, Wizard
from nuanchuang.catalogue.rules.changes import SET, Applied, Change, Origin, Unchangeable, addresses
from nuanchuang.catalogue.rules.lawtext import Texts
from nuanchuang.platform import clock
from nuanchuang.platform.content import ContentError
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.remember import Remembered

ANNOUNCED = timedelta(days=30)
"""So long before its day a change of what to bring or pay is told."""

LOOK_AGAIN = 10.0
"""Seconds after which another process's approval, or a changed content file, is seen here."""

HALL = Text("本大厅", "This hall")

log = structlog.get_logger(__name__)


class UnknownMatter(NotFound):
    """No matter has this code."""

    code = "unknown-matter"
    sentence = "没有找到这个事项。请换个说法再找，或问导办员。"


class UnknownWizard(NotFound):
    """No wizard has this slug."""

    code = "unknown-wizard"
    sentence = "没有找到这个问题。请从“拿不准能不能办”里再选，或问导办员。"


def shipped() -> Shipped:
    """The content files as they are; read again when they change, without a restart.

    A faulty change on a running system is logged and the last good content stays; at the first
    reading it raises ContentError.
    """
    return _read(_stamp(""))


def _newest(_: str) -> float:
    folders = (DATA, *(DATA / kind for kind in ("grounds", "matters", "wizards")))
    files = [path for folder in folders for path in folder.glob("*.yaml")]
    return max(path.stat().st_mtime for path in (*files, *settings.NUANCHUANG_REGIONS))


_stamp = Remembered(_newest, LOOK_AGAIN)


_last: list[Shipped] = []


@lru_cache(maxsize=1)
def _read(stamp: float) -> Shipped:
    try:
        _last[:] = [loading.shipped(regions=settings.NUANCHUANG_REGIONS)]
    except ContentError as fault:
        if not _last:
            raise
        log.error("content is faulty, the last good one stays", fault=str(fault))
    return _last[0]


def as_shipped() -> Library:
    """The content with all the regions say, whatever the day: for commands, which need no database."""
    return _with(shipped(), shipped().regional)


def today(now: datetime) -> date:
    """The installation's day: changes of content begin at its midnight."""
    return timezone.localdate(now, timezone.get_default_timezone())


def library() -> Library:
    """Today's content; raises ContentError when what is shipped is faulty."""
    return _with(shipped(), in_force(today(clock.now())))


@lru_cache(maxsize=8)
def _with(content: Shipped, changes: tuple[Change, ...]) -> Library:
    return content.changed(fitting(content, changes))


def fitting(content: Shipped, changes: Sequence[Change]) -> list[Change]:
    """The changes without those that fit this content no longer: a new release may have dropped the line an
    old edit names. They are logged and left out; an old edit must not shut the hall."""
    kept: list[Change] = []
    for change in changes:
        try:
            content.matter(change.matter, [*(each for each in kept if each.matter == change.matter), change])
        except ContentError as fault:
            log.error("a change fits the content no longer", matter=change.matter, fault=str(fault))
        else:
            kept.append(change)
    return kept


def in_force(on: date) -> tuple[Change, ...]:
    """The changes in force on a day: the regions', then the hall's own, each in the order of its days."""
    changes = (*shipped().regional, *_edits(""))
    ranks = {"province": 0, "city": 1, "hall": 2}
    return tuple(
        sorted(
            (change for change in changes if change.origin.valid_from <= on),
            key=lambda change: (ranks[change.origin.level], change.origin.valid_from),
        )
    )


def coming(code: str, now: datetime) -> tuple[Applied, ...]:
    """What will read otherwise in a matter's fee, limits and materials within ``ANNOUNCED`` days, the
    nearest first; the day is its origin's ``valid_from``."""
    day = today(now)
    until = day + ANNOUNCED
    days = {
        change.origin.valid_from
        for change in in_force(until)
        if change.matter == code and change.origin.valid_from > day
    }
    found = [
        each
        for on in sorted(days)
        for each in _with(shipped(), in_force(on)).applied.get(code, ())
        if each.change.origin.valid_from == on and each.before != each.after
    ]
    return tuple(each for each in found if each.change.at.startswith(("fee", "limits", "materials")))


def as_change(edit: Edit) -> Change:
    """An edit as the content takes it."""
    why = Text(edit.why, edit.why)
    value = json.dumps(edit.value, ensure_ascii=False, sort_keys=True)
    return Change(edit.matter, edit.at, SET, value, Origin(HALL, "hall", edit.valid_from, why))


def _approved(_: str) -> tuple[Change, ...]:
    rows = Edit.objects.filter(approved_at__isnull=False).order_by("valid_from", "approved_at", "id")
    return tuple(as_change(row) for row in rows)


_edits = Remembered(_approved, LOOK_AGAIN)


def _digests(_: str) -> frozenset[tuple[UUID, str]]:
    return frozenset(Adoption.objects.values_list("hall", "digest"))


_adopted = Remembered(_digests, LOOK_AGAIN)


def adopted_by() -> frozenset[UUID]:
    """The halls that took on the content as it is shipped now; their own edits need no new adoption."""
    digest = shipped().library.digest
    return frozenset(hall for hall, taken in _adopted("") if taken == digest)


def forget_edits() -> None:
    """An edit was approved or a release adopted: ask anew."""
    _edits.forget()
    _adopted.forget()


def matter(code: str) -> Matter:
    """The matter with this code; raises UnknownMatter."""
    found = library().matters.get(code)
    if found is None:
        raise UnknownMatter(matter=code)
    return found


def matters(lane: str) -> tuple[Matter, ...]:
    """The matters of a lane, what is asked for every day first."""
    return rules.in_order(each for each in library().matters.values() if each.lane == lane)


def wizard(slug: str) -> Wizard:
    """The wizard with this slug; raises UnknownWizard."""
    found = library().wizards.get(slug)
    if found is None:
        raise UnknownWizard(wizard=slug)
    return found


@dataclass(frozen=True)
class Line:
    """A line of a matter that a hall may change: its address, kind, and what it says today."""

    at: str
    kind: str
    says: Any
    changed: Applied | None


def lines(code: str) -> list[Line]:
    """What may be changed in a matter, as it stands today; raises UnknownMatter."""
    matter(code)
    values = _values(code)
    changed = {each.change.at: each for each in library().applied.get(code, ())}
    return [Line(at, kind, says, changed.get(at)) for at, kind, says in addresses(values)]


def line(code: str, at: str) -> Any:
    """What one line says today; raises UnknownMatter, Unchangeable for an address that leads nowhere."""
    for each in lines(code):
        if each.at == at:
            return each.says
    raise Unchangeable(at)


def _values(code: str) -> Mapping[str, Any]:
    mine = [each.change for each in library().applied.get(code, ())]
    value, _ = rules.apply_changes(shipped().nodes[code].mapping(), mine)
    return value


@dataclass(frozen=True)
class EditCard:
    """An edit as the office lists it. ``state``: draft, coming, in_force, withdrawn, lapsed."""

    id: UUID
    matter: str
    at: str
    kind: str
    before: Any
    value: Any
    why: str
    valid_from: date
    drafted_by: str
    approved_by: str
    state: str
    mine: bool


def edits(asker: UUID, now: datetime, *, of: UUID | None = None, limit: int = 60) -> list[EditCard]:
    """The latest edits, or one; ``mine`` is what the asker drafted."""
    rows = Edit.objects.select_related("drafted_by", "approved_by").order_by("-drafted_at", "-id")
    return [_card(row, asker, today(now)) for row in (rows.filter(pk=of) if of else rows)[:limit]]


def drafts_to_approve(asker: UUID, now: datetime) -> list[EditCard]:
    """Edits that wait for a second pair of eyes, the nearest day first; without the asker's own."""
    day = today(now)
    rows = Edit.objects.filter(approved_at=None, withdrawn_at=None, valid_from__gt=day).exclude(
        drafted_by=asker
    )
    rows = rows.select_related("drafted_by", "approved_by").order_by("valid_from", "drafted_at", "id")
    return [_card(row, asker, day) for row in rows]


def _card(row: Edit, asker: UUID, day: date) -> EditCard:
    kind = rules.kind_of_line(row.at)
    return EditCard(
        row.id, row.matter, row.at, kind, row.before, row.value, row.why, row.valid_from,
        row.drafted_by.badge, row.approved_by.badge if row.approved_by else "", _state(row, day),
        row.drafted_by_id == asker,
    )  # fmt: skip


def _state(row: Edit, day: date) -> str:
    if row.withdrawn_at:
        return "withdrawn"
    if row.approved_at:
        return "in_force" if row.valid_from <= day else "coming"
    return "draft" if row.valid_from > day else "lapsed"


def _articles(_: str) -> Texts:
    found: dict[tuple[str, str], dict[int, str]] = {}
    rows = LawArticle.objects.values_list("source", "version", "article", "text")
    for source, version, article, text in rows:
        found.setdefault((source, version), {})[article] = text
    return found


_laws = Remembered(_articles)
forget_laws = _laws.forget


def law_texts() -> Texts:
    """Every official text that was read in: (rule's key, version) → article → words."""
    return _laws("")


_indexed: list[tuple[Library, Index]] = []


def index() -> Index:
    """Today's library, ready to be asked; made once. Two threads may both make it, which harms nobody."""
    asked = library()
    for known, made in tuple(_indexed):
        if known is asked:
            return made
    made = rules.index(asked)
    _indexed[:] = [(asked, made)]
    return made


def find(query: str) -> tuple[Found, ...]:
    """Matters that plain words may mean, best first; empty when none fits."""
    return rules.find(index(), query)


def find_advice(query: str) -> tuple[Wizard, ...]:
    """Wizards that settle what was asked; stands beside ``find``."""
    return rules.find_advice(index(), query)


def answers(query: str) -> tuple[Answer, ...]:
    """What is answered at once, whatever the matter; stands before what ``find`` finds."""
    return rules.answers(index(), query)


def grounds_of(matter: Matter) -> frozenset[rules.Ground]:
    """Every ground a matter rests on."""
    return frozenset(rules.cited(matter))
