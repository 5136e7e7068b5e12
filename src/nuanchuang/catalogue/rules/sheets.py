"""What to bring in every case, for those who are not asked: sheets for the wall and for the hand.

Conditions become the words of the questions: under each question what each answer brings, then what
only several answers together bring. It is the same catalogue the checklist is made from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from nuanchuang.catalogue.rules.conditions import PENDING, All, Any, Condition, Is, Not, holds
from nuanchuang.catalogue.rules.model import Limit, Material, Matter, Option, Question, Text


@dataclass(frozen=True)
class Said:
    """One of these options was the answer; with ``other`` none of them was."""

    question: Question
    options: tuple[Option, ...]
    other: bool


Case = tuple[Said, ...]
"""Answers that hold together; () is everybody."""

READABLE = 4
"""Answers a condition on paper may name; who has to keep more in mind is better asked one by one."""


@dataclass(frozen=True)
class When:
    """In one of these cases; with ``unless`` in all but these."""

    cases: tuple[Case, ...]
    unless: bool


@dataclass(frozen=True)
class Paper:
    """Something to bring within its group. ``unless``: who of the group does not need it;
    ``spared``: in which cases something else makes it unnecessary, and why."""

    material: Material
    unless: tuple[Case, ...]
    spared: tuple[tuple[When, Text], ...]


@dataclass(frozen=True)
class Row:
    """These answers bring these papers."""

    options: tuple[Option, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Asked:
    """What hangs on one question; ``scope`` tells who is asked it (None: everybody)."""

    question: Question
    scope: When | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Together:
    """What only several answers together bring."""

    case: Case
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Papers:
    """Everything a matter may ask for, and what people think it asks for (``never``, with the reason)."""

    always: tuple[Paper, ...]
    asked: tuple[Asked, ...]
    together: tuple[Together, ...]
    never: tuple[tuple[Material, Text], ...]


def every_paper(matter: Matter) -> Papers:
    """Every material of the matter, in the place where its condition puts it."""
    reader = _Reader(matter)
    never = {each.code: text for each in matter.materials for text in _freed(each)}
    brought = [each for each in matter.materials if each.code not in never]
    return Papers(
        always=tuple(paper for each in brought for paper in reader.always(each)),
        asked=tuple(asked for question in matter.questions for asked in reader.asked(question, brought)),
        together=tuple(reader.together(brought)),
        never=tuple((each, never[each.code]) for each in matter.materials if each.code in never),
    )


def every_limit(matter: Matter) -> tuple[tuple[When | None, Limit], ...]:
    """Every limit with the cases it holds in; None where no other does."""
    reader = _Reader(matter)
    return tuple((reader.when(each.when), each) for each in matter.limits)


def readable(cases: Iterable[Case]) -> bool:
    """Whether the cases name few enough answers to be said in one line."""
    return sum(len(said.options) for case in cases for said in case) <= READABLE


def _freed(material: Material) -> Iterator[Text]:
    """The reason why nobody needs it, where there is one."""
    return (reason for when, reason in material.not_needed if _parts(when, False) == [()])


Leaf = tuple[Is, bool]


def _parts(condition: Condition, flip: bool) -> list[tuple[Leaf, ...]]:
    """The condition as alternatives of leaves that hold together; ``flip`` turns it round."""
    match condition:
        case Is():
            return [((condition, flip),)]
        case Not(part):
            return _parts(part, not flip)
        case All(parts) | Any(parts):
            each = [_parts(part, flip) for part in parts]
            if isinstance(condition, All) is flip:
                return [leaves for found in each for leaves in found]
            return [tuple(leaf for leaves in chosen for leaf in leaves) for chosen in product(*each)]


@dataclass(frozen=True)
class _Reader:
    """One matter's conditions in the words of its questions."""

    matter: Matter

    def when(self, condition: Condition | None) -> When | None:
        """None where it always holds."""
        match condition:
            case None:
                return None
            case Not(part):
                return self._unless(tuple(self._cases(part)))
            case _:
                found = tuple(self._cases(condition))
                return None if found == ((),) else When(found, unless=False)

    def _unless(self, cases: tuple[Case, ...]) -> When:
        """All but these; said the other way round where that names fewer answers and all are asked."""
        said = cases[0][0] if len(cases) == 1 and len(cases[0]) == 1 else None
        if said is None or said.question.when is not None:
            return When(cases, unless=True)
        rest = tuple(each for each in said.question.options if each not in said.options)
        if len(rest) >= len(said.options):
            return When(cases, unless=True)
        return When(((Said(said.question, rest, False),),), unless=False)

    def _cases(self, condition: Condition) -> Iterator[Case]:
        for leaves in _parts(condition, False):
            yield tuple(said for leaf, other in leaves for said in self._said(leaf, other))

    def _said(self, leaf: Is, other: bool) -> Iterator[Said]:
        question = self.matter.question(leaf.question)
        if question:
            options = tuple(each for each in question.options if each.code in leaf.options)
            yield Said(question, options, other)

    def always(self, material: Material) -> Iterator[Paper]:
        when = self.when(material.when)
        if when is None or when.unless:
            yield from self._paper(material, (), when.cases if when else ())

    def _some(self, material: Material) -> tuple[Case, ...]:
        """The cases that bring it; none for what everybody, or everybody else, brings."""
        when = self.when(material.when)
        return () if when is None or when.unless else when.cases

    def asked(self, question: Question, brought: Iterable[Material]) -> Iterator[Asked]:
        scope = self.when(question.when)
        known = scope.cases[0] if scope and len(scope.cases) == 1 and not scope.unless else ()
        mine = [(each, _alone(self._some(each), question)) for each in brought]
        rows: dict[tuple[Paper, ...], list[Option]] = {}
        for option in question.options:
            case = (*known, Said(question, (option,), False))
            bring = [self._paper(each, case, ()) for each, options in mine if option in options]
            rows.setdefault(tuple(paper for found in bring for paper in found), []).append(option)
        rows.pop((), None)
        if rows:
            yield Asked(question, scope, tuple(Row(tuple(options), bring) for bring, options in rows.items()))

    def together(self, brought: Iterable[Material]) -> Iterator[Together]:
        found: dict[Case, list[Paper]] = {}
        for material in brought:
            for case in self._some(material):
                if len(case) > 1 or case[0].other:
                    found.setdefault(case, []).extend(self._paper(material, case, ()))
        return (Together(case, tuple(bring)) for case, bring in found.items() if bring)

    def _paper(self, material: Material, case: Case, unless: tuple[Case, ...]) -> Iterator[Paper]:
        """The paper in this case; nothing where the case itself makes it unnecessary."""
        freed = [(self._sure(when, case), self.when(when), reason) for when, reason in material.not_needed]
        if not any(sure is True for sure, _, _ in freed):
            spared = ((when, reason) for sure, when, reason in freed if sure is None and when)
            yield Paper(material, unless, tuple(spared))

    def _sure(self, when: Condition, case: Case) -> bool | None:
        """Whether it holds for everybody, for nobody (False) or for some (None) in this case."""
        asked = dict.fromkeys((each.code for each in self.matter.questions), PENDING)
        known = [
            [(said.question.code, each.code) for each in said.options] for said in case if not said.other
        ]
        answers = {holds(when, asked | dict(chosen)) for chosen in product(*known)}
        return answers.pop() if len(answers) == 1 else None


def _alone(cases: tuple[Case, ...], question: Question) -> frozenset[Option]:
    """The options of the question that bring something all by themselves."""
    mine = [case[0] for case in cases if len(case) == 1 and not case[0].other]
    return frozenset(option for said in mine if said.question is question for option in said.options)
