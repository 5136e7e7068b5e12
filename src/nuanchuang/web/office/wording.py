"""The journal in words: one sentence a kind, so that anybody can read what happened and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.reads import UnknownMatter
from nuanchuang.hall import reads as hall_reads
from nuanchuang.journal.reads import details
from nuanchuang.journal.rules import Entry
from nuanchuang.people import reads as people_reads
from nuanchuang.reception.reads import VisitView
from nuanchuang.reception.rules import PROMISES
from nuanchuang.web.templatetags.nuanchuang import pick, when

SENTENCES: Mapping[str, str] = {
    "queue.ticket_issued": gettext_noop("取号 %(number)s%(klass)s"),
    "queue.ticket_called": gettext_noop("%(window)s 号窗口叫号：%(rule)s"),
    "queue.ticket_recalled": gettext_noop("又叫了一遍"),
    "queue.ticket_missed": gettext_noop("叫号没有人来，记为过号"),
    "queue.ticket_held": gettext_noop("暂时离开，保留位置"),
    "queue.ticket_resumed": gettext_noop("回来接着等，位置不变"),
    "queue.ticket_handed_on": gettext_noop("转去另一处，排在最前，号码不变"),
    "queue.ticket_finished": gettext_noop("号办结，窗口空出"),
    "queue.ticket_expired": gettext_noop("过了当天，号作废"),
    "reception.visit_opened": gettext_noop("开始接待，首问负责 %(owner)s"),
    "reception.visit_resumed": gettext_noop("接着接待"),
    "reception.visit_owner_changed": gettext_noop("由 %(before)s 交给 %(owner)s 负责"),
    "reception.visit_missed": gettext_noop("接待暂停：没有人来"),
    "reception.visit_held": gettext_noop("接待暂停：群众暂时离开"),
    "reception.visit_closed": gettext_noop("送别，接待结束"),
    "reception.visit_handed_over": gettext_noop("换人接待：%(reason)s%(taker)s"),
    "reception.visit_left": gettext_noop("当天没有回来，接待关闭"),
    "queue.ticket_prioritised": gettext_noop("领导同意走绿色通道，按优先号叫"),
    "reception.visit_unclear": gettext_noop("群众点了“没听明白”"),
    "reception.paper_taken_in": gettext_noop("接过原件“%(item)s”"),
    "reception.paper_returned": gettext_noop("还给群众“%(item)s”"),
    "reception.paper_kept": gettext_noop("留下“%(item)s”：%(place)s"),
    "reception.case_looked_again": gettext_noop("又看了一遍“%(item)s”"),
    "reception.case_item_later": gettext_noop("领导同意容缺：“%(item)s”%(due)s前补上"),
    "reception.hardship_asked": gettext_noop("替群众请示领导：%(help)s"),
    "reception.hardship_approved": gettext_noop("领导同意：%(help)s"),
    "reception.hardship_declined": gettext_noop("领导没有同意：%(help)s"),
    "safety.raised": gettext_noop("按了安全键"),
    "safety.seen": gettext_noop("有人过去了"),
    "safety.called_off": gettext_noop("安全键是误按"),
    "safety.closed": gettext_noop("求助处理好了"),
    "reception.case_opened": gettext_noop("开始办：%(matter)s%(again)s"),
    "reception.case_matter_changed": gettext_noop("改办：%(matter)s"),
    "reception.case_facts_set": gettext_noop("问清情形：%(questions)s"),
    "reception.case_item_checked": gettext_noop("核对材料“%(item)s”：%(state)s"),
    "reception.case_pointed_at": gettext_noop("在对外屏上指给群众看：%(item)s"),
    "reception.case_decided": gettext_noop("决定：%(outcome)s%(repeated)s"),
    "reception.case_pass_given": gettext_noop("给了补齐即办号，%(until)s前有效"),
    "reception.case_pass_used": gettext_noop("补齐即办号换了新号"),
    "reception.case_pass_restored": gettext_noop("当天没办成，补齐即办号恢复可用"),
    "promises.made": gettext_noop("承诺：%(what)s，%(due)s前"),
    "promises.watch_opened": gettext_noop("说好规定变了告诉本人"),
    "promises.watcher_told": gettext_noop("规定变了，已在号页上告诉群众"),
}
RULES = {
    "first_come": gettext_noop("先来先办"),
    "missed_back": gettext_noop("过号后按时回来"),
    "priority": gettext_noop("优先"),
    "return_same_officer": gettext_noop("补齐即办，回原来的民警"),
    "return_head": gettext_noop("补齐即办，排在最前"),
    "transferred": gettext_noop("转办，排在最前"),
    "handed_over": gettext_noop("换人接待，直接请到"),
}
CLASSES = {
    "normal": "",
    "priority": gettext_noop("（优先）"),
    "return": gettext_noop("（补齐即办）"),
    "transferred": gettext_noop("（转办）"),
}
PRIORITY = {
    "elder": gettext_noop("老人"),
    "disabled": gettext_noop("残疾人"),
    "pregnant": gettext_noop("孕妇"),
    "soldier": gettext_noop("军人"),
    "urgent": gettext_noop("急事"),
}
HELP = {
    "home_visit": gettext_noop("上门办"),
    "green_lane": gettext_noop("绿色通道"),
    "provisional": gettext_noop("容缺受理"),
}
KEPT = {
    "filed": gettext_noop("留存"),
    "posted": gettext_noop("寄递"),
    "withdrawn": gettext_noop("收回"),
}
REASONS = {
    "skill": gettext_noop("同事更熟悉"),
    "deadlock": gettext_noop("换个人解释"),
    "leader": gettext_noop("请领导接待"),
    "other_lane": gettext_noop("应到别的队列"),
    "break": gettext_noop("民警离岗"),
}
ITEM_STATES = {
    "seen": gettext_noop("已核对"),
    "missing": gettext_noop("缺"),
    "waived": gettext_noop("不需要"),
    "open": gettext_noop("重新核对"),
}
OUTCOMES = {
    "done": gettext_noop("已办好"),
    "promised": gettext_noop("约期答复"),
    "missing": gettext_noop("一次告知"),
    "refused": gettext_noop("暂不能办"),
}
STATES = {
    "open": gettext_noop("接待中"),
    "away": gettext_noop("等候中"),
    "missed": gettext_noop("过号"),
    "held": gettext_noop("暂离"),
    "closed": gettext_noop("已结束"),
    "left": gettext_noop("未返回"),
}


@dataclass(frozen=True)
class Told:
    """One line of a history: when, what, and who did it (badge, device, the citizen, the system)."""

    at: datetime
    text: str
    who: str


def visit_states() -> dict[str, str]:
    """States of a visit in words."""
    return {state: gettext(words) for state, words in STATES.items()}


def outcomes(kinds: Iterable[str]) -> list[str]:
    """Kinds of outcome in words."""
    return [_word(OUTCOMES, kind) for kind in kinds]


def reason_called(rule: str) -> str:
    """Why someone was called just then."""
    return _word(RULES, rule)


def told(entries: Iterable[Entry], view: VisitView) -> list[Told]:
    """Rows about a visit as sentences, in the journal's order."""
    rows = [(entry, details(entry)) for entry in entries]
    names = _names(rows)
    matters = {str(case.id): case.matter.code for case in view.cases}
    return [
        Told(
            entry.at, _sentence(entry.kind, data, names, matters.get(entry.subject, "")),
            _who(entry.actor, names),
        )
        for entry, data in rows
    ]  # fmt: skip


def _who(actor: str, names: Mapping[str, str]) -> str:
    name = names[actor]
    return gettext("警号 %(badge)s") % {"badge": name} if actor.startswith("officer:") else name


def _sentence(kind: str, data: Mapping[str, Any], names: Mapping[str, str], matter: str) -> str:
    known = SENTENCES.get(kind)
    return gettext(known) % _places(data, names, matter) if known else kind


class _Places(dict[str, str]):
    """A place a row has no data for stays empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _places(data: Mapping[str, Any], names: Mapping[str, str], matter: str) -> _Places:
    """The data of a row in words; ``matter`` is the code of the case it is about."""
    found = _Places({key: str(data[key]) for key in ("number", "window") if key in data})
    for key, words in (("rule", RULES), ("state", ITEM_STATES), ("outcome", OUTCOMES), ("help", HELP)):
        found[key] = _word(words, data.get(key, ""))
    for key in ("owner", "before"):
        found[key] = names.get(f"officer:{data.get(key)}", "")
    found["place"] = _word(KEPT, data.get("why", ""))
    found["klass"] = _class(data)
    found["reason"] = _word(REASONS, data.get("reason", ""))
    found["taker"] = _taker(data, names)
    found["matter"] = _matter_title(data.get("matter", ""))
    found["again"] = gettext("（带补齐即办号回来）") if data.get("again") else ""
    found["repeated"] = gettext("（第二次告知，请关注）") if data.get("repeated") else ""
    found["item"] = _material(matter, data.get("item", ""))
    found["questions"] = gettext("、").join(_question(matter, code) for code in data.get("questions", []))
    found["what"] = pick(_promise(data.get("what", "")))
    for key in ("until", "due"):
        found[key] = when(date.fromisoformat(data[key])) if data.get(key) else ""
    return found


def _class(data: Mapping[str, Any]) -> str:
    if data.get("klass") == "priority":
        return gettext("（优先：%(reason)s）") % {"reason": _word(PRIORITY, data.get("reason", ""))}
    return _word(CLASSES, data.get("klass", ""))


def _taker(data: Mapping[str, Any], names: Mapping[str, str]) -> str:
    badge = names.get(f"officer:{data.get('taker')}", "")
    return gettext("，由 %(badge)s 接") % {"badge": badge} if badge else ""


def _word(words: Mapping[str, str], key: str) -> str:
    found = words.get(key, key)
    return gettext(found) if found else ""


def _promise(code: str) -> dict[str, str] | None:
    zh, en, _ = PROMISES.get(code, (code, code, 0))
    return {"zh": zh, "en": en}


def _matter_title(code: str) -> str:
    try:
        return pick(catalogue.matter(code).title) if code else ""
    except UnknownMatter:
        return code


def _material(matter: str, code: str) -> str:
    found = catalogue.library().matters.get(matter)
    return next((pick(each.name) for each in found.materials if each.code == code), code) if found else code


def _question(matter: str, code: str) -> str:
    found = catalogue.library().matters.get(matter)
    return next((pick(each.ask) for each in found.questions if each.code == code), code) if found else code


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _names(rows: Iterable[tuple[Entry, Mapping[str, Any]]]) -> dict[str, str]:
    """Everybody in these rows as they are called here: officers by badge, devices by name."""
    rows = list(rows)
    actors = {entry.actor for entry, _ in rows}
    named = {str(data[key]) for _, data in rows for key in ("owner", "before", "taker") if data.get(key)}
    officers = {actor.partition(":")[2] for actor in actors if actor.startswith("officer:")} | named
    badges = people_reads.badges({UUID(each) for each in officers})
    screens = (actor.partition(":")[2] for actor in actors if actor.startswith("device:"))
    devices = hall_reads.device_names(each for each in screens if _is_id(each))
    found = {actor: actor for actor in actors}
    found |= {f"officer:{each}": badge for each, badge in badges.items()}
    found |= {f"device:{each}": name for each, name in devices.items()}
    return found | {"citizen": gettext("群众"), "system": gettext("系统")}
