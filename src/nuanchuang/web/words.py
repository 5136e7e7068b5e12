"""Codes of rules in the words of people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from nuanchuang.catalogue.rules import Case, Said

Words = Mapping[str, str | Promise]

WHY: Words = {
    "first_come": _("先来先办：等得最早"),
    "missed_back": _("过号后回来，排回原来的位置"),
    "priority": _("优先号，原因写在票上"),
    "transferred": _("从别的窗口转来，不用重排"),
    "return_same_officer": _("补齐回来，还是您接待"),
    "return_head": _("补齐回来，不用重排"),
    "handed_over": _("同事请您接手"),
}
"""queue.rules' names of rules, as an officer is told why this person was called."""

PRIORITY: Words = {
    "elder": _("老年人"),
    "disabled": _("残疾人"),
    "pregnant": _("孕妇"),
    "soldier": _("军人"),
    "urgent": _("有急事"),
    "ill": _("生病或受伤"),
    "carer": _("要照顾病人或小孩"),
    "far": _("路远，来一趟不容易"),
}
"""queue.rules.PRIORITY_REASONS, and those a leader may agree to (reception.care.HARDSHIP_REASONS)."""

NEEDS: Words = {
    "elder": _("年纪大了，慢一点"),
    "wheelchair": _("坐轮椅"),
    "disabled": _("要搭把手"),
    "sight": _("看不清"),
    "hearing": _("听不清"),
    "speech": _("说话不方便"),
    "language": _("中文不熟"),
    "pregnant": _("怀孕了"),
    "child": _("带着孩子"),
    "urgent": _("有急事"),
}
"""conduct's needs and ``elder``, as an officer picks what somebody told them."""

HARDSHIP: Words = {
    "green_lane": _("绿色通道"),
    "home_visit": _("上门办"),
    "provisional": _("容缺受理"),
}
"""reception.care.HARDSHIPS."""

DECLINED: Words = {
    "other_way": _("有别的办法，照清单上的办法走"),
    "not_allowed": _("规定不允许，请按理由讲清楚"),
    "ask_again": _("情况没写明，补一句再请示"),
}
"""reception.care.DECLINED_FOR, as the officer is told."""

NOT_AGREED: Words = {
    "listed": _("列出的理由里有合适的，请照那条说"),
    "possible": _("这件事能办，请照清单办"),
    "ground": _("依据不合适，换一条再请领导核"),
    "unclear": _("情形没写明，补一句再请领导核"),
}
"""reception.rules.declining.DECLINED_FOR, as the officer is told."""

LEFT_OUT: Words = {
    "said": _("当面已经说过"),
    "on_paper": _("单子上写着"),
    "unfit": _("这里说不合适"),
}
"""reception.rules.declining.LEFT_OUT_FOR: why something is not written."""

LOOK: Words = {
    "identity": _("再看一眼：人证一致，日期有效。"),
    "authority": _("再看一眼：谁委托谁、办什么事、签名和章。"),
    "title": _("再看一眼：姓名、车架号前后一致，章清楚，没有涂改。"),
    "vehicle": _("再看一眼：查验结论、车架号和证书一样。"),
}
"""catalogue's RISKS: what to look at the second time."""

PLACES: Words = {
    "returned": _("还给您了"),
    "in": _("还在窗口"),
    "filed": _("留存归档"),
    "posted": _("办好寄给您"),
    "withdrawn": _("按规定收回"),
}
"""Where an original is, on the citizen's receipt: HeldPaper's states and reception.care.KEPT_FOR."""

TO_PLACE: Words = {
    "returned": _("还给群众"),
    "filed": _("留存"),
    "posted": _("寄递"),
    "withdrawn": _("收回"),
}
"""Where an officer may say an original goes."""

HAND_OVER: Words = {
    "skill": _("这件事同事更熟"),
    "deadlock": _("谈不下去了，换个人讲"),
    "leader": _("群众要求领导接待"),
    "break": _("我要离开一会儿"),
}
"""reception.rules.HAND_OVER_REASONS an officer may choose; other_lane is F7's own."""

OUTCOME: Words = {
    "done": _("已办好"),
    "promised": _("约期答复"),
    "missing": _("一次告知"),
    "refused": _("暂不能办"),
}
"""reception's kinds of outcome."""

ADVICE: Words = {
    "yes": _("可以"),
    "no": _("换个办法"),
    "first": _("先做一步"),
    "later": _("等一等"),
}
"""catalogue.rules.wizards.LEVELS, as a person at the door is told what kind of answer it is."""

WHICHEVER: Words = {
    "no": _("不管是哪一种，都不能直接办，要换个办法。"),
    "first": _("不管是哪一种，都要先做一步。"),
    "later": _("不管是哪一种，现在都还早，要等一等。"),
}
"""What all that may still come out have in common, by their level."""


HIDDEN: Words = {
    "number": _("号码"),
    "plate": _("号牌"),
    "name": _("姓名"),
    "address": _("邮箱"),
}
"""knowledge.rules.scrubbing's kinds of what is not kept."""


RATING_REASONS: Words = {
    "kind": _("态度亲切"),
    "clear": _("讲得清楚"),
    "quick": _("办得快"),
    "helped": _("帮了大忙"),
    "waited": _("等得太久"),
    "cold": _("态度冷淡"),
    "unclear": _("没讲清楚"),
    "trips": _("跑了多趟"),
    "pushed": _("互相推诿"),
}
"""feedback.rules' reasons."""


@dataclass(frozen=True)
class Chip:
    """A reason in parts/chips.html."""

    code: str
    label: str


def chips(reasons: Mapping[str, str]) -> list[Chip]:
    """feedback.rules' reasons as chips in the active language."""
    return [Chip(code, str(RATING_REASONS[code])) for code in reasons]


def cases(found: Iterable[Case], *, questions: bool = False) -> str:
    """Each is enough: “车主去世，家人来办”＋“都丢了”；或者“坏了”. With ``questions`` what was asked stands
    before each answer."""
    told = [
        _joined(gettext("%(one)s＋%(other)s"), [_answer(each, questions) for each in case]) for case in found
    ]
    return _joined(gettext("%(one)s；或者%(other)s"), told)


def _answer(said: Said, questions: bool) -> str:
    language = get_language() or ""
    labels = [gettext("“%s”") % each.label.pick(language) for each in said.options]
    options = _joined(gettext("%(one)s或%(other)s"), labels)
    told = gettext("不是%s") % options if said.other else options
    return f"{said.question.ask.pick(language)} {told}" if questions else told


def _joined(pattern: str, parts: Iterable[str]) -> str:
    return reduce(lambda one, other: pattern % {"one": one, "other": other}, parts)


def hidden(kinds: Iterable[str]) -> str:
    """What was hidden in somebody's words, to be told to them; “” for nothing."""
    return gettext("、").join(str(HIDDEN[kind]) for kind in kinds if kind in HIDDEN)
