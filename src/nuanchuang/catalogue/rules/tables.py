"""Decision tables that an outsider can read: what is answered, what follows, on which ground. Pure."""

from collections.abc import Iterator

from nuanchuang.catalogue.rules import conditions
from nuanchuang.catalogue.rules.asking import Asks
from nuanchuang.catalogue.rules.conditions import Condition
from nuanchuang.catalogue.rules.model import Ground, Matter, Text
from nuanchuang.catalogue.rules.walking import walk
from nuanchuang.catalogue.rules.wizards import Advice, Wizard, WizardOutcome, advise

Row = tuple[str, ...]

LEVEL = {
    "yes": Text("可以", "yes"), "no": Text("不可以", "no"),
    "first": Text("先做这件", "first this"), "later": Text("还没到时候", "later"),
}  # fmt: skip
ADVICE_HEAD = (
    Text("哪种回答", "Kind of answer"), Text("结果", "Outcome"), Text("理由", "Reason"),
    Text("依据", "Ground"), Text("现在怎么办", "What to do now"), Text("去办哪件事项", "Leads to"),
)  # fmt: skip
MATTER_HEAD = (
    Text("部分", "Part"), Text("名称", "Name"), Text("什么时候", "When"), Text("结果", "Effect"),
    Text("依据", "Ground"),
)  # fmt: skip
NOT_ASKED = Text("不用问", "not asked")
ALWAYS, NEVER = Text("总是", "always"), Text("从不", "never")
AT_WINDOW = Text("在窗口核实之后", "once found at the window")
GIVEN = Text("，且", ", given ")
UNCHECKED = Text("待核", "to be checked")
UNITS = {"working": Text("个工作日", "working days"), "natural": Text("天", "days")}


def advice_table(wizard: Wizard, lang: str, *, certain: bool = False) -> Iterator[Row]:
    """A heading, then a row for each path; ``certain`` leaves out those with 我不清楚.

    What follows after something to be done first is joined by →; what answers leave open by /.
    """
    yield tuple(text.pick(lang) for text in (*(each.ask for each in wizard.questions), *ADVICE_HEAD))
    for facts in walk(wizard):
        found = advise(wizard, facts)
        if not (certain and found.unsure):
            yield (*_answers(wizard, facts, lang), *_advice(found, lang))


def _answers(asks: Asks, facts: dict[str, str], lang: str) -> Iterator[str]:
    for question in asks.questions:
        option = question.option(facts.get(question.code, ""))
        yield (option.label if option else NOT_ASKED).pick(lang)


def _advice(found: Advice, lang: str) -> Row:
    between = " → " if found.outcome else " / "

    def told(part: str) -> str:
        return between.join(getattr(each, part).pick(lang) for each in found.shown)

    levels = between.join(LEVEL[each.level].pick(lang) for each in found.shown)
    steps = between.join(" ".join(step.pick(lang) for step in each.next) for each in found.shown)
    return levels, told("result"), told("reason"), cited(found.grounds, lang), steps, _matters(found.shown)


def _matters(outcomes: tuple[WizardOutcome, ...]) -> str:
    return " ".join(dict.fromkeys(code for each in outcomes for code in each.leads_to))


def matter_table(matter: Matter, lang: str) -> Iterator[Row]:
    """A heading, then a row for each rule: part, name, when, what follows, on which ground."""
    yield tuple(text.pick(lang) for text in MATTER_HEAD)
    for part, name, when, effect, grounds in _rules(matter, lang):
        yield part.pick(lang), name, when, effect, cited(grounds, lang)


Rule = tuple[Text, str, str, str, tuple[Ground, ...]]


def _rules(matter: Matter, lang: str) -> Iterator[Rule]:
    yield from _asked(matter, lang)
    yield from _brought(matter, lang)
    yield from _refused(matter, lang)
    told = ((Text("提醒", "Note"), matter.notes), (Text("后果", "Consequence"), matter.consequences))
    for part, notes in told:
        for note in notes:
            yield part, note.code, in_words(note.when, matter, lang), note.text.pick(lang), note.grounds
    yield from _limits(matter, lang)


def _asked(matter: Matter, lang: str) -> Iterator[Rule]:
    for question in matter.questions:
        when = in_words(question.when, matter, lang)
        options = " / ".join(option.label.pick(lang) for option in question.options)
        yield Text("问题", "Question"), question.ask.pick(lang), when, options, ()
    who = matter.question("who")
    for actor in matter.who:
        option = who.option(actor.code) if who else None
        name = option.label.pick(lang) if option else actor.code
        yield Text("谁来办", "Who may come"), name, ALWAYS.pick(lang), actor.note.pick(lang), actor.grounds
        if actor.unless:
            when, effect = in_words(actor.unless, matter, lang), Text("不能来办", "may not come")
            yield Text("谁来办", "Who may come"), name, when, effect.pick(lang), actor.grounds


def _brought(matter: Matter, lang: str) -> Iterator[Rule]:
    for material in matter.materials:
        name, when = material.name.pick(lang), in_words(material.when, matter, lang)
        part = Text("材料", "Paper")
        yield part, name, when, Text("要带", "bring").pick(lang), material.grounds
        for freed, reason in material.not_needed:
            effect = Text(f"不用带：{reason.zh}", f"not needed: {reason.en}").pick(lang)
            yield part, name, in_words(freed, matter, lang), effect, material.grounds


def _refused(matter: Matter, lang: str) -> Iterator[Rule]:
    for reason in matter.reasons:
        when = in_words(reason.when or reason.given, matter, lang)
        if reason.when is None:
            when = f"{AT_WINDOW.pick(lang)}{GIVEN.pick(lang)}{when}" if reason.given else AT_WINDOW.pick(lang)
        ways = [reason.reason, *filter(None, (reason.cure,)), *reason.other_ways]
        effect = " ".join(way.pick(lang) for way in ways)
        yield Text("不能办", "Refusal"), reason.fact.pick(lang), when, effect, reason.grounds
    for wrong in matter.not_reasons:
        part, why = Text("不是理由", "Not a reason"), wrong.why.pick(lang)
        yield part, wrong.claim.pick(lang), ALWAYS.pick(lang), why, wrong.grounds


def _limits(matter: Matter, lang: str) -> Iterator[Rule]:
    for limit in matter.limits:
        effect = f"{limit.days} {UNITS[limit.unit].pick(lang)}"
        otherwise = Text("其他情况", "otherwise").pick(lang) if len(matter.limits) > 1 else ALWAYS.pick(lang)
        when = in_words(limit.when, matter, lang) if limit.when else otherwise
        yield Text("期限", "Time limit"), "", when, effect, limit.grounds
    for item in matter.fee.items:
        yuan = Text(f"{item.amount_fen / 100:.2f} 元", f"{item.amount_fen / 100:.2f} yuan").pick(lang)
        when = in_words(item.when, matter, lang)
        yield Text("费用", "Fee"), item.name.pick(lang), when, yuan, matter.fee.grounds
    if not matter.fee.items:
        free = Text("不收费", "free of charge").pick(lang)
        yield Text("费用", "Fee"), "", ALWAYS.pick(lang), free, matter.fee.grounds


def cited(grounds: tuple[Ground, ...], lang: str) -> str:
    """The places in law, one after the other; those not compared with the law's text say so."""
    return Text("；", "; ").pick(lang).join(dict.fromkeys(_place(ground, lang) for ground in grounds))


def _place(ground: Ground, lang: str) -> str:
    at = ground.article
    article = Text(f" 第 {at} 条", f", article {at}") if at else Text("", "")
    mark = Text("", "") if ground.matched else Text(f"（{UNCHECKED.zh}）", f" ({UNCHECKED.en})")
    paragraph = Text(ground.paragraph, "")  # only written in Chinese
    return ground.rule.pick(lang) + article.pick(lang) + paragraph.pick(lang) + mark.pick(lang)


def in_words(condition: Condition | None, asks: Asks, lang: str) -> str:
    """A condition as a person would say it, by the questions' and options' own words."""
    match condition:
        case None | conditions.All(()):
            return ALWAYS.pick(lang)
        case conditions.Any(()):
            return NEVER.pick(lang)
        case conditions.Is(code, options):
            return _is(code, options, asks, lang)
        case conditions.Not(part):
            return Text("不是", "not ").pick(lang) + _inside(part, asks, lang)
        case conditions.All(parts):
            return Text("，并且", " and ").pick(lang).join(_inside(part, asks, lang) for part in parts)
        case conditions.Any(parts):
            return Text("，或者", " or ").pick(lang).join(_inside(part, asks, lang) for part in parts)


def _is(code: str, options: frozenset[str], asks: Asks, lang: str) -> str:
    question = next(each for each in asks.questions if each.code == code)
    labels = [f"“{option.label.pick(lang)}”" for option in question.choices if option.code in options]
    ask, said = question.ask.pick(lang), Text("或", " or ").pick(lang).join(labels)
    return f"“{ask}”" + Text("答", " is ").pick(lang) + said


def _inside(part: Condition, asks: Asks, lang: str) -> str:
    words = in_words(part, asks, lang)
    simple = isinstance(part, conditions.Is)
    return words if simple else Text(f"（{words}）", f"({words})").pick(lang)
