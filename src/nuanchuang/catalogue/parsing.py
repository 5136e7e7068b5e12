"""The content files' parts, one function each."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from itertools import chain

from nuanchuang.catalogue.rules import changes, model, wizards
from nuanchuang.catalogue.rules.conditions import UNSURE, Condition, leaves
from nuanchuang.catalogue.schema import condition
from nuanchuang.platform.content import Fields, Node

Grounds = Mapping[str, model.Ground]
Remedies = Mapping[str, model.Remedy]


def rules(node: Node) -> dict[str, model.Rule]:
    """rules.yaml: what is cited."""
    return {key: _rule(key, part) for key, part in node.fields("schema rules")("rules").entries()}


def _rule(key: str, node: Node) -> model.Rule:
    fields = node.fields("name order version in_force")
    version, in_force = fields("version").day().isoformat(), fields("in_force").day()
    return model.Rule(key, fields.text("name"), fields.string("order"), version, in_force)


def grounds(nodes: Iterable[Node], known: Mapping[str, model.Rule]) -> dict[str, model.Ground]:
    """The files of grounds/: each holds places in one rule."""
    found: dict[str, model.Ground] = {}
    for node in nodes:
        fields = node.fields("schema rule grounds")
        rule = fields("rule").known(known, "rule")
        for key, part in fields("grounds").entries():
            if key in found:
                part.fault(f"ground {key!r} stands twice")
            found[key] = _ground(key, part, rule)
    return found


def _ground(key: str, node: Node, rule: model.Rule) -> model.Ground:
    fields = node.fields("gist checked", "article paragraph keys")
    article = fields.maybe("article", Node.integer)
    checked = fields("checked").one_of("text-match", "secondary", "unchecked")
    keys = fields.list("keys", Node.string)
    if checked == "text-match":
        if article is None or len(keys) < 2:
            node.fault("a text-match needs an article and two keys")
        checked = f"text-match {rule.name.zh} {article}"
    return model.Ground(
        id=key, source=rule.key, rule=rule.name, order_no=rule.order_no, article=article,
        paragraph=fields.maybe("paragraph", Node.string) or "", version=rule.version,
        in_force=rule.in_force, gist=fields.text("gist"), checked=checked, keys=keys,
        digest=Node([node.value, *_words_of(rule)], node.file).digest(),
    )  # fmt: skip


@cache
def _words_of(rule: model.Rule) -> tuple[str, ...]:
    """All a rule says of itself; it is part of the digest of each of its grounds."""
    return tuple(map(str, astuple(rule)))


def region_rules(nodes: Iterable[Node]) -> dict[str, model.Rule]:
    """What the region files cite of their own."""
    return {key: _rule(key, part) for node in nodes for key, part in _own(node, "rules")}


def region_grounds(nodes: Iterable[Node], known: Mapping[str, model.Rule]) -> dict[str, model.Ground]:
    """Places in law that only a region's changes rest on; each names its rule."""
    return {key: _region_ground(key, part, known) for node in nodes for key, part in _own(node, "grounds")}


def _own(node: Node, name: str) -> Iterable[tuple[str, Node]]:
    part = _region(node)(name)
    return part.entries() if part.value is not None else ()


def _region(node: Node) -> Fields:
    return node.fields("schema name level changes", "rules grounds")


def _region_ground(key: str, node: Node, known: Mapping[str, model.Rule]) -> model.Ground:
    fields = node.fields("rule gist checked", "article paragraph keys")
    rest = {name: value for name, value in node.mapping().items() if name != "rule"}
    return _ground(key, Node(rest, node.file, node.step, node.above), fields("rule").known(known, "rule"))


def region(node: Node) -> tuple[changes.Change, ...]:
    """A region file: what a province or city says otherwise, and from when."""
    fields = _region(node)
    name, level = fields.text("name"), fields("level").one_of("province", "city")
    return fields("changes").each(lambda part: _change(part, name, level))


def _change(node: Node, name: model.Text, level: str) -> changes.Change:
    fields = node.fields("matter at from why", "set add drop")
    does = [verb for verb in (changes.SET, changes.ADD, changes.DROP) if fields(verb).value is not None]
    if len(does) != 1:
        node.fault("says exactly one of set, add, drop")
    origin = changes.Origin(name, level, fields("from").day(), fields.text("why"))
    value = json.dumps(fields(does[0]).value, ensure_ascii=False, sort_keys=True)
    return changes.Change(fields.string("matter"), fields.string("at"), does[0], value, origin)


def remedies(node: Node, known: Grounds) -> dict[str, model.Remedy]:
    """remedies.yaml."""
    fields = node.fields("schema remedies")
    return {key: _remedy(key, part, known) for key, part in fields("remedies").entries()}


def _remedy(key: str, node: Node, known: Grounds) -> model.Remedy:
    fields = node.fields("title steps authority days unit grounds")
    return model.Remedy(
        code=key, title=fields.text("title"), steps=fields.text("steps"),
        authority=fields.text("authority"), days=fields("days").integer(),
        unit=fields("unit").one_of("natural", "working", "months"), grounds=_basis(fields, known),
    )  # fmt: skip


def _basis(fields: Fields, known: Grounds) -> tuple[model.Ground, ...]:
    found = fields("grounds").all_known(known, "ground")
    if not found:
        fields("grounds").fault("names no ground")
    return found


def answers(node: Node, known: Grounds) -> tuple[model.Answer, ...]:
    """answers.yaml: what is answered at once, whatever the matter."""
    return node.fields("schema answers")("answers").each(lambda part: _answer(part, known))


def _answer(node: Node, known: Grounds) -> model.Answer:
    fields = node.fields("code words say grounds")
    said = fields("words").each(Node.string)
    return model.Answer(fields("code").code(), said, fields.text("say"), _basis(fields, known))


def words(node: Node) -> model.Words:
    """words.yaml: how people talk. No word may stand in two places."""
    fields = node.fields("schema same places stop elsewhere")
    same, places = (_said_for(fields(name)) for name in ("same", "places"))
    stop, elsewhere = (fields(name).each(Node.string) for name in ("stop", "elsewhere"))
    others = chain.from_iterable([*same.values(), *places.values()])
    said = Counter([*same, *others, *stop, *elsewhere])
    if twice := next((word for word, times in said.items() if times > 1), None):
        node.fault(f"the word {twice!r} stands twice")
    return model.Words(same, places, stop, elsewhere)


def _said_for(node: Node) -> dict[str, tuple[str, ...]]:
    return {word: part.each(Node.string) for word, part in node.entries()}


def matter(node: Node, known: Grounds, ways: Remedies) -> model.Matter:
    """One file of matters/."""
    fields = node.fields(
        "schema code slug title summary aliases lane who questions materials reasons not_reasons "
        "decides other_ways remedies limits fee after place",
        "often notes consequences provisional",
    )
    questions = fields("questions").each(_question)
    return _Parser(known, questions).matter(fields, ways)


def wizard(node: Node, known: Grounds) -> wizards.Wizard:
    """One file of wizards/."""
    fields = node.fields("schema slug title summary aliases questions outcomes", "spoken certain")
    questions = fields("questions").each(_question)
    return _Parser(known, questions).wizard(fields)


def _question(node: Node) -> model.Question:
    fields = node.fields("code ask why options", "when")
    options = fields("options").each(_option)
    if len({option.code for option in options}) < max(2, len(options)):
        fields("options").fault("needs two or more options with different codes")
    when = fields.maybe("when", condition)
    return model.Question(fields("code").code(), fields.text("ask"), fields.text("why"), options, when)


def _option(node: Node) -> model.Option:
    fields = node.fields("code label", "hint")
    code = fields("code").code()
    if code == UNSURE:
        fields("code").fault("“unsure” comes by itself")
    return model.Option(code, fields.text("label"), fields.maybe("hint", Node.text))


@dataclass(frozen=True)
class _Parser:
    """Parts of a matter that cite grounds and look at its questions."""

    known: Grounds
    questions: tuple[model.Question, ...]

    def matter(self, fields: Fields, ways: Remedies) -> model.Matter:
        self._order(fields("questions"))
        found = model.Matter(
            code=fields.string("code"), slug=fields.string("slug"), title=fields.text("title"),
            summary=fields.text("summary"), aliases=fields("aliases").each(Node.string),
            lane=fields("lane").one_of("vehicle", "licence", "violation"),
            often=fields.maybe("often", Node.boolean) or False,
            who=fields("who").each(self.actor), questions=self.questions,
            materials=fields("materials").each(self.material), reasons=fields("reasons").each(self.reason),
            not_reasons=fields("not_reasons").each(self.not_a_reason), notes=fields.list("notes", self.note),
            consequences=fields.list("consequences", self.note), decides=self.decides(fields("decides")),
            other_ways=fields("other_ways").each(Node.text),
            remedies=fields("remedies").each(lambda part: part.known(ways, "remedy")),
            limits=fields("limits").each(self.limit), fee=self.fee(fields("fee")),
            after=fields.text("after"), place=fields.text("place"),
            provisional=fields.maybe("provisional", self.provisional),
        )  # fmt: skip
        self._consistent(found, fields)
        return found

    def wizard(self, fields: Fields) -> wizards.Wizard:
        self._order(fields("questions"))
        outcomes = fields("outcomes").each(self.outcome)
        if [place for place, each in enumerate(outcomes, 1) if each.when is None] != [len(outcomes)]:
            fields("outcomes").fault("only the last outcome, and it alone, must hold without condition")
        if len({each.code for each in outcomes}) < len(outcomes):
            fields("outcomes").fault("holds a code twice")
        return wizards.Wizard(
            slug=fields.string("slug"), title=fields.text("title"), summary=fields.text("summary"),
            aliases=fields("aliases").each(Node.string), spoken=fields.list("spoken", Node.string),
            questions=self.questions, outcomes=outcomes, certain=fields.list("certain", self.note),
        )  # fmt: skip

    def outcome(self, node: Node) -> wizards.WizardOutcome:
        fields = node.fields("code level result reason grounds next", "ends leads_to when")
        level, ends = fields("level").one_of(*wizards.LEVELS), fields.maybe("ends", Node.boolean)
        if level != "first" and ends is not None:
            fields("ends").fault("only an outcome of level “first” may go on or end")
        steps = fields("next").each(Node.text)
        if not steps:
            fields("next").fault("says nothing to do")
        return wizards.WizardOutcome(
            code=fields("code").code(), level=level, ends=level != "first" or bool(ends),
            result=fields.text("result"), reason=fields.text("reason"),
            grounds=_basis(fields, self.known), next=steps, leads_to=fields.list("leads_to", _matter_code),
            when=fields.maybe("when", self.when),
        )  # fmt: skip

    def _order(self, node: Node) -> None:
        """Questions are different and look only at questions before them."""
        for place, question in enumerate(self.questions):
            at = Node(None, node.file, f"[{place}]", node)
            earlier = self.questions[:place]
            if question.code in {each.code for each in earlier}:
                at.fault(f"question {question.code!r} stands twice")
            _answerable(question.when, earlier, at)

    def _consistent(self, found: model.Matter, fields: Fields) -> None:
        for name in ("materials", "reasons", "not_reasons", "notes", "consequences"):
            codes = [part.code for part in getattr(found, name)]
            if len(set(codes)) < len(codes):
                fields(name).fault("holds a code twice")
        self._later(found, fields)
        offered = {remedy.code for remedy in found.remedies}
        for reason in found.reasons:
            if reason.remedy not in offered:
                fields("reasons").fault(f"{reason.code}: the matter offers no remedy {reason.remedy!r}")
        if not found.limits or found.limits[-1].when is not None:
            fields("limits").fault("the last limit must hold without condition")
        who = found.question("who")
        if who is None or [actor.code for actor in found.who] != [option.code for option in who.options]:
            fields("who").fault("must name the options of the question “who”, in their order")

    def _later(self, found: model.Matter, fields: Fields) -> None:
        """What may come later is a paper of this matter that needs no second look."""
        for code in found.provisional.materials if found.provisional else ():
            material = found.material(code)
            if material is None or material.risk:
                fields("provisional").fault(f"{code!r} is no material that may come later")

    def when(self, node: Node) -> Condition:
        found = condition(node)
        _answerable(found, self.questions, node)
        return found

    def actor(self, node: Node) -> model.Actor:
        fields = node.fields("code note grounds", "unless")
        unless, note = fields.maybe("unless", self.when), fields.text("note")
        return model.Actor(fields("code").code(), unless, note, _basis(fields, self.known))

    def material(self, node: Node) -> model.Material:
        fields = node.fields(
            "code name why where grounds", "copies original when not_needed sample risk custody thing"
        )
        custody = fields.maybe("custody", lambda part: part.one_of(*model.CUSTODIES)) or ""
        if custody and fields.maybe("original", Node.boolean) is False:
            fields("custody").fault("only an original can stay anywhere")
        thing = fields.maybe("thing", Node.boolean) or False
        if thing and fields("copies").value is not None:
            fields("thing").fault("only papers are copied")
        return model.Material(
            code=fields("code").code(), name=fields.text("name"), why=fields.text("why"),
            where=fields.text("where"), copies=fields.maybe("copies", Node.integer) or 0,
            original=fields.maybe("original", Node.boolean) is not False,
            when=fields.maybe("when", self.when), not_needed=fields.list("not_needed", self.freed),
            grounds=_basis(fields, self.known), sample=fields.maybe("sample", Node.text),
            risk=fields.maybe("risk", lambda part: part.one_of(*model.RISKS)) or "", custody=custody,
            thing=thing,
        )  # fmt: skip

    def provisional(self, node: Node) -> model.Provisional:
        fields = node.fields("materials days note grounds")
        days = fields("days").integer()
        if days == 0:
            fields("days").fault("must leave at least a day")
        return model.Provisional(
            fields("materials").each(Node.code), days, fields.text("note"), _basis(fields, self.known)
        )

    def freed(self, node: Node) -> tuple[Condition, model.Text]:
        fields = node.fields("when reason")
        return self.when(fields("when")), fields.text("reason")

    def reason(self, node: Node) -> model.RefusalReason:
        fields = node.fields(
            "code fact reason grounds remedy watchable face_saving", "cure other_ways when given"
        )
        when, given = fields.maybe("when", self.when), fields.maybe("given", self.when)
        if when is not None and given is not None:
            fields("given").fault("stands beside when, which already says it")
        return model.RefusalReason(
            code=fields("code").code(), fact=fields.text("fact"), reason=fields.text("reason"),
            grounds=_basis(fields, self.known), cure=fields.maybe("cure", Node.text),
            other_ways=fields.list("other_ways", Node.text), remedy=fields.string("remedy"),
            when=when, watchable=fields("watchable").boolean(),
            face_saving=fields.text("face_saving"), given=given,
        )  # fmt: skip

    def not_a_reason(self, node: Node) -> model.NotAReason:
        fields = node.fields("code claim why grounds")
        claim, why = fields.text("claim"), fields.text("why")
        return model.NotAReason(fields("code").code(), claim, why, _basis(fields, self.known))

    def note(self, node: Node) -> model.Note:
        fields = node.fields("code text grounds", "when")
        when = fields.maybe("when", self.when)
        return model.Note(fields("code").code(), fields.text("text"), when, _basis(fields, self.known))

    def decides(self, node: Node) -> model.Decides:
        fields = node.fields("text grounds")
        return model.Decides(fields.text("text"), _basis(fields, self.known))

    def limit(self, node: Node) -> model.Limit:
        fields = node.fields("days unit grounds", "promised note when")
        days, promised = fields("days").integer(), fields.maybe("promised", Node.integer)
        if promised is not None and promised > days:
            fields("promised").fault("is longer than the law allows")
        return model.Limit(
            days=days, unit=fields("unit").one_of("working", "natural"),
            grounds=_basis(fields, self.known), promised=promised,
            note=fields.maybe("note", Node.text), when=fields.maybe("when", self.when),
        )  # fmt: skip

    def fee(self, node: Node) -> model.Fee:
        fields = node.fields("region valid_from grounds", "items note")
        return model.Fee(
            items=fields.list("items", self.fee_item), region=fields.text("region"),
            valid_from=fields("valid_from").day(), grounds=_basis(fields, self.known),
            note=fields.maybe("note", Node.text),
        )  # fmt: skip

    def fee_item(self, node: Node) -> model.FeeItem:
        fields = node.fields("name fen", "when")
        return model.FeeItem(fields.text("name"), fields("fen").integer(), fields.maybe("when", self.when))


def _matter_code(node: Node) -> str:
    """The code of a matter, which may come with a later release; the check names those that are not there."""
    found = node.string()
    if not re.fullmatch(r"[A-Z]\d{0,2}", found):
        node.fault(f"{found!r} is not the code of a matter")
    return found


def _answerable(when: Condition | None, asked: tuple[model.Question, ...], at: Node) -> None:
    """A condition looks only at these questions and at options they have."""
    for leaf in leaves(when):
        known = next((question.codes for question in asked if question.code == leaf.question), None)
        if known is None:
            at.fault(f"looks at {leaf.question!r}, which is not asked before")
        if not leaf.options <= known:
            at.fault(f"{leaf.question} has no option {', '.join(sorted(leaf.options - known))}")
