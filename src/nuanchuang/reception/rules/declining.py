"""A no in words: what it says by itself, where a missing sentence goes, and what may not go out. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nuanchuang.catalogue.rules import Ground, RefusalReason, Text
from nuanchuang.knowledge.rules.scrubbing import Scrubbed, says_something, scrub
from nuanchuang.reception.refusals import (
    ElementsMissing,
    FactNeeded,
    GroundNeeded,
    GroundUnnamed,
    ReplyInsults,
    ReplyTooLong,
    UnknownLeftOut,
    WayNeeded,
)
from nuanchuang.wording.rules import Report, insults, stops

OTHER = "other"
"""The reason that is not in the list: written at the desk, agreed to by a leader."""

LEFT_OUT_FOR = ("said", "on_paper", "unfit")
"""Why an element is left out: said aloud already, it stands on the paper, it does not fit here."""

DECLINED_FOR = ("listed", "possible", "ground", "unclear")
"""What is said with a leader's no: a listed reason fits, it can be done, take another ground, say more."""

FACT_LENGTH, WAY_LENGTH = 60, 120
"""Characters of the fact an officer writes and of the way a leader writes."""

LENGTH = 600
"""Characters of a reply; the longest of the catalogue's own has fewer than 300."""

MEND = {"apology": "sympathy"}
"""The step of situation ``refusal`` → the sentence that fulfils it, where their ids differ."""


@dataclass(frozen=True)
class Reply:
    """What a reason says by itself: one sentence or two an element, in the order they are said."""

    lines: Mapping[str, Text]

    @property
    def text(self) -> Text:
        """All of it, one line an element."""
        said = self.lines.values()
        return Text("\n".join(line.zh for line in said), "\n".join(line.en for line in said))

    def line(self, need: str) -> str:
        """The Chinese sentence for a step of situation ``refusal`` ("" for a step there is not)."""
        found = self.lines.get(MEND.get(need, need))
        return found.zh if found else ""


def written(reason: RefusalReason, sympathy: str, no_way: Text | None = None) -> Reply:
    """The complete reply: sympathy and a way to save face, the ground, the reason, what can be done
    (``no_way``: what is said where a leader confirmed that nothing can).

    ``sympathy`` is an officer's phrase and has no English; the English begins with the face saved.
    """
    return Reply({
        "sympathy": Text(sympathy + reason.face_saving.zh, reason.face_saving.en),
        "ground": _ground(reason.grounds),
        "reason": Text(
            f"原因是这样的：{_ended(reason.fact.zh)}{reason.reason.zh}",
            f"The reason: {reason.fact.en} {reason.reason.en}",
        ),
        "way": no_way or _ways(reason),
    })  # fmt: skip


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"


def _ground(grounds: Iterable[Ground]) -> Text:
    """Each rule once, with its articles."""
    cited: dict[tuple[str, str], list[int]] = {}
    for each in grounds:
        articles = cited.setdefault((each.rule.zh, each.rule.en), [])
        if each.article is not None and each.article not in articles:
            articles.append(each.article)
    zh = "、".join(f"《{rule}》" + "、".join(f"第{n}条" for n in found) for (rule, _), found in cited.items())
    en = "; ".join(
        rule + ("" if not found else f", Art. {', '.join(map(str, found))}")
        for (_, rule), found in cited.items()
    )
    return Text(f"依据是{zh}。", f"The rule: {en}.")


def _ways(reason: RefusalReason) -> Text:
    """The cure first; other ways after it."""
    first, *others = [*([reason.cure] if reason.cure else []), *reason.other_ways]
    zh, en = f"您可以这样办：{_ended(first.zh)}", f"What you can do: {first.en}"
    if others:
        zh += "别的办法：" + "".join(_ended(each.zh) for each in others)
        en += " Other ways: " + " ".join(each.en for each in others)
    return Text(zh, en)


def tidy(words: str) -> str:
    """Lines without what cannot be printed, without spaces around them and without empty ones."""
    lines = (_printable(line) for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def _printable(line: str) -> str:
    return "".join(each for each in line if each.isprintable()).strip()


def insert(words: str, reply: Reply, need: str) -> str:
    """``words`` with the reason's own sentence for a step, behind those said before it; what is there already
    or has no sentence changes nothing."""
    lines, sentence = tidy(words).splitlines(), reply.line(need)
    if not sentence or sentence in lines:
        return "\n".join(lines)
    order = [line.zh for line in reply.lines.values()]
    earlier = set(order[: order.index(sentence)])
    later = set(order[order.index(sentence) + 1 :])
    at = _place(lines, earlier, later)
    return "\n".join([*lines[:at], sentence, *lines[at:]])


def _place(lines: list[str], earlier: set[str], later: set[str]) -> int:
    """At the top for what is said first; else behind the last known sentence that is said before, or before
    the first that is said later, or at the end."""
    behind = [place + 1 for place, line in enumerate(lines) if line in earlier]
    before = [place for place, line in enumerate(lines) if line in later]
    if behind or not earlier:
        return behind[-1] if behind else 0
    return before[0] if before else len(lines)


@dataclass(frozen=True)
class Said:
    """A reply as it goes out. ``changed``: the officer worded it; ``left_out``: ids of missing steps."""

    words: Text
    changed: bool
    left_out: tuple[str, ...] = ()
    why: str = ""


def own(words: str, reply: Reply) -> str:
    """The officer's words as they may be kept: what could name a person is hidden (knowledge's scrubbing);
    the catalogue's own sentences stay as they are. Raises ReplyTooLong."""
    if len(tidy(words)) > LENGTH:
        raise ReplyTooLong(most=LENGTH)
    return "\n".join(each.text for each in _scrubbed(words, reply))


def hidden(words: str, reply: Reply) -> tuple[str, ...]:
    """The kinds of what ``own`` hides."""
    return tuple(dict.fromkeys(kind for each in _scrubbed(words, reply) for kind in each.hidden))


def _scrubbed(words: str, reply: Reply) -> list[Scrubbed]:
    known = {line.zh for line in reply.lines.values()}
    return [Scrubbed(line, ()) if line in known else scrub(line) for line in tidy(words).splitlines()]


def settle(words: str, reply: Reply, report: Report, why: str) -> Said:
    """The reply that may go out. ``report`` is wording's, of ``words``; ``why`` one of LEFT_OUT_FOR or "".

    Raises UnknownLeftOut, ReplyInsults, GroundUnnamed, ElementsMissing; all else the lint finds suggests.
    """
    if why and why not in LEFT_OUT_FOR:
        raise UnknownLeftOut()
    _check(report, why)
    missing = tuple(need.id for need in report.missing)
    text = reply.text
    changed = words != text.zh
    return Said(Text(words, words) if changed else text, changed, missing, why if missing else "")


def held(report: Report) -> tuple[str, ...]:
    """The rules that stop a reply whatever reason is given: insults, and a basis phrase with no ground."""
    return stops(report, reason_given=True)


def _check(report: Report, why: str) -> None:
    check_kind(report)
    for each in report.findings:
        if each.stops:
            raise GroundUnnamed(words=each.span)
    if report.missing and not why:
        raise ElementsMissing(names="、".join(need.zh for need in report.missing))


def one_line(words: str) -> str:
    """What is typed for one line, as it may be kept."""
    return scrub(" ".join(tidy(words).split())).text


def check_fact(fact: str, ground: str, grounds: Iterable[str]) -> None:
    """Raises FactNeeded, or GroundNeeded for one that is not among the ids ``grounds``."""
    if not says_something(fact) or len(fact) > FACT_LENGTH:
        raise FactNeeded(most=FACT_LENGTH)
    if ground not in set(grounds):
        raise GroundNeeded()


def check_way(way: str, no_way: bool) -> None:
    """Raises WayNeeded unless there is one of the two: another way, or the word that there is none."""
    if (says_something(way) and len(way) <= WAY_LENGTH) is no_way or (way and no_way):
        raise WayNeeded(most=WAY_LENGTH)


def check_kind(report: Report) -> None:
    """Raises ReplyInsults for what will be said to the person."""
    for words in insults(report):
        raise ReplyInsults(words=words)
