"""From facts to the list: what to bring, what it costs, how long it takes, what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from nuanchuang.catalogue.rules.asking import answered, view
from nuanchuang.catalogue.rules.conditions import PENDING, UNSURE, Facts, holds
from nuanchuang.catalogue.rules.model import (
    Actor,
    Brought,
    FeeItem,
    Ground,
    Grounded,
    Limit,
    Material,
    Matter,
    Note,
    Question,
    RefusalReason,
    Text,
)


@dataclass(frozen=True)
class Item(Brought):
    """A material on someone's list; ``maybe``: 不确定时请先带上. The rest: see Material."""

    code: str
    name: Text
    why: Text
    where: Text
    copies: int
    original: bool
    sample: Text | None
    grounds: tuple[Ground, ...]
    maybe: bool
    risk: str = ""
    custody: str = ""
    thing: bool = False

    @property
    def taken_in(self) -> bool:
        """Whether the officer holds the original while looking at it."""
        return self.original and self.custody != "never"


@dataclass(frozen=True)
class FeeLine:
    """One line of what it costs; ``maybe`` lines are not in the sum."""

    name: Text
    amount_fen: int
    maybe: bool


@dataclass(frozen=True)
class MayAct(Grounded):
    """Whether someone may come for this; ``maybe`` while a fact it hangs on is open."""

    code: str
    allowed: bool
    maybe: bool
    note: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Assessment:
    """Everything that follows from the facts.

    ``blocked_by`` stands in the way for certain, ``may_block`` only if an open fact turns
    out so. ``unsure`` are the questions answered with 我不清楚, ``open`` those without an
    answer. Amounts are in fen. ``local_check`` asks the page for 以当地窗口为准.
    """

    items: tuple[Item, ...]
    not_needed: tuple[tuple[Material, Text], ...]
    fee_fen: int
    fee_lines: tuple[FeeLine, ...]
    limit: Limit
    blocked_by: tuple[RefusalReason, ...]
    may_block: tuple[RefusalReason, ...]
    notes: tuple[Note, ...]
    consequences: tuple[Note, ...]
    unsure: tuple[Question, ...]
    open: tuple[Question, ...]
    grounds: tuple[Ground, ...]
    may_act: tuple[MayAct, ...]
    local_check: bool


def assess(matter: Matter, facts: Facts) -> Assessment:
    """What follows from the facts; complete or not, it never fails and never blocks on 我不清楚."""
    seen = view(matter, facts)
    listed, not_needed = _materials(matter, seen)
    lines = tuple(_fee_lines(matter.fee.items, seen))
    limit = _limit(matter.limits, seen)
    blocking = tuple(each for each in matter.reasons if each.when and holds(each.when, seen) is True)
    notes = tuple(each for each in matter.notes if holds(each.when, seen) is not False)
    consequences = tuple(each for each in matter.consequences if holds(each.when, seen) is not False)
    fee = (matter.fee,) if lines else ()
    grounds = _grounds(
        *listed, *(material for material, _ in not_needed), limit, *fee, *blocking, *notes, *consequences
    )
    return Assessment(
        items=listed,
        not_needed=not_needed,
        fee_fen=sum(line.amount_fen for line in lines if not line.maybe),
        fee_lines=lines,
        limit=limit,
        blocked_by=blocking,
        may_block=tuple(each for each in matter.reasons if each.when and holds(each.when, seen) is None),
        notes=notes,
        consequences=consequences,
        unsure=answered(matter, seen, UNSURE),
        open=answered(matter, seen, PENDING),
        grounds=grounds,
        may_act=tuple(_may_act(matter.who, seen)),
        local_check=not all(ground.matched for ground in grounds),
    )


def _materials(matter: Matter, seen: Facts) -> tuple[tuple[Item, ...], tuple[tuple[Material, Text], ...]]:
    items: list[Item] = []
    not_needed: list[tuple[Material, Text]] = []
    for material in matter.materials:
        applies = holds(material.when, seen)
        if applies is False:
            continue
        freed = [(holds(when, seen), reason) for when, reason in material.not_needed]
        reason = next((text for answer, text in freed if answer is True), None)
        if reason is not None:
            not_needed.append((material, reason))
        else:
            items.append(_item(material, maybe=applies is None or any(answer is None for answer, _ in freed)))
    return tuple(items), tuple(not_needed)


def _item(material: Material, *, maybe: bool) -> Item:
    return Item(
        material.code, material.name, material.why, material.where, material.copies,
        material.original, material.sample, material.grounds, maybe, material.risk, material.custody,
        material.thing,
    )  # fmt: skip


def _fee_lines(items: tuple[FeeItem, ...], seen: Facts) -> Iterator[FeeLine]:
    for item in items:
        applies = holds(item.when, seen)
        if applies is not False:
            yield FeeLine(item.name, item.amount_fen, maybe=applies is None)


def _limit(limits: tuple[Limit, ...], seen: Facts) -> Limit:
    """The first that holds for certain, or a longer one that may hold: rather too late than too early."""
    possible: list[Limit] = []
    for limit in limits:
        applies = holds(limit.when, seen)
        if applies is not False:
            possible.append(limit)
        if applies is True:
            break
    return max(possible, key=lambda limit: limit.days)


def _may_act(actors: tuple[Actor, ...], seen: Facts) -> Iterator[MayAct]:
    answer = seen.get("who", PENDING)
    for actor in actors:
        if answer in (actor.code, UNSURE, PENDING):
            barred = False if actor.unless is None else holds(actor.unless, {**seen, "who": actor.code})
            yield MayAct(actor.code, barred is not True, barred is None, actor.note, actor.grounds)


def _grounds(*parts: Grounded) -> tuple[Ground, ...]:
    """Every ground the answer rests on, once, in the order of the page."""
    return tuple({ground.id: ground for part in parts for ground in part.grounds}.values())


def contradicted(matter: Matter, reason: RefusalReason, facts: Facts) -> bool:
    """True when the answers speak against the reason. What was not answered, or with 我不清楚, never does;
    a question that the answers made needless does: open violations are no reason where nobody asks for them.
    """
    seen = view(matter, facts)
    return any(holds(each, seen) is False for each in (reason.when, reason.given))
