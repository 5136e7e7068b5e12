"""What is written on the paper a citizen leaves with: snapshots in both languages."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nuanchuang.catalogue.rules import Ground, Item, Matter, RefusalReason, Text, deadlines
from nuanchuang.hall.models import Hall
from nuanchuang.reception import rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Case, CheckedItem
from nuanchuang.reception.rules.declining import Said

WEEKDAYS = (
    ("一", "Mon"),
    ("二", "Tue"),
    ("三", "Wed"),
    ("四", "Thu"),
    ("五", "Fri"),
    ("六", "Sat"),
    ("日", "Sun"),
)


def both(text: Text | None) -> dict[str, str] | None:
    """A text as it is kept in a snapshot."""
    return {"zh": text.zh, "en": text.en} if text else None


def day_text(day: date) -> Text:
    """A date with its weekday, as people are told it."""
    zh, en = WEEKDAYS[day.weekday()]
    return Text(zh=f"{day.month}月{day.day}日（星期{zh}）", en=f"{day.isoformat()} ({en})")


def header(matter: Matter, case: Case, post: Post) -> dict[str, Any]:
    """Who told whom about what, by which release of the catalogue."""
    return {
        "matter": {"code": matter.code, **(both(matter.title) or {})},
        "release": case.release,
        "window": post.window.number,
        "badge": post.officer.badge,
    }


def missing_lines(items: Iterable[Item], progress: rules.Progress) -> list[dict[str, Any]]:
    """Everything lacking, in the order of the list: what, why, where to get it, a sample."""
    lacking = set(progress.lacking)
    return [
        {
            "code": item.code, "name": both(item.name), "why": both(item.why), "where": both(item.where),
            "sample": both(item.sample), "copies": item.copies, "original": item.original,
            "maybe": item.maybe,
        }
        for item in items
        if item.code in lacking
    ]  # fmt: skip


def received(items: Iterable[Item], found: Mapping[str, CheckedItem]) -> dict[str, Any]:
    """What was received, for the intake receipt, and what may come later, each by its day."""
    listed = [(item, found[item.code]) for item in items if item.code in found]
    return {
        "received": [
            {"code": item.code, "name": both(item.name), "copies": row.copies}
            for item, row in listed
            if row.state == rules.SEEN
        ],
        "later": [
            {"name": both(item.name), "due": row.later_by.isoformat()} for item, row in listed if row.later_by
        ],
    }


def home_visit(items: Iterable[Item], lines: Iterable[rules.Line], hall: Hall, day: date) -> dict[str, Any]:
    """The paper of a home visit: the day, everything to have ready and what of it is missing, whom to call.
    Where and at what hour is agreed by word: no address and no number of a person is kept."""
    states = {line.code: line.state for line in lines}
    zh, en = ("请到窗口说", "tell the window")
    if hall.phone:
        zh, en = f"请打 {hall.phone}", f"call {hall.phone}"
    return {
        "visit_on": day.isoformat(),
        "prepare": [
            {"name": both(item.name), "maybe": item.maybe, "state": states[item.code]}
            for item in items
            if states[item.code] != rules.WAIVED
        ],
        "contact": {"zh": f"日子要改，或有事要问，{zh}。", "en": f"For another day or a question, {en}."},
    }


def home_visit_step(day: date) -> Text:
    """What is said of it, and stands first on the paper."""
    on = day_text(day)
    return Text(
        f"我们{on.zh}上门给您办。地点和几点到，现在当面说好。",
        f"We come to your home on {on.en}. Let us agree here and now on place and hour.",
    )


def refusal(matter: Matter, reason: RefusalReason, hall: Hall, today: date) -> dict[str, Any]:
    """Fact, ground, reason, cure, other ways and the remedy with its last day."""
    return {
        "reason_code": reason.code,
        "fact": both(reason.fact),
        "reason": both(reason.reason),
        "face_saving": both(reason.face_saving),
        "grounds": [ground(each) for each in reason.grounds],
        "cure": both(reason.cure),
        "other_ways": [both(way) for way in reason.other_ways],
        "remedy": remedy(matter, reason.remedy, hall, today),
        "watchable": reason.watchable,
    }


def said(found: Said) -> dict[str, Any]:
    """What the window said in words, whether they hold all that stands beside them (the standard ones do),
    and what was left out of them and why."""
    left_out = {"left_out": {"elements": list(found.left_out), "why": found.why}} if found.left_out else {}
    return {"words": both(found.words), "in_words": not found.changed, **left_out}


def ground(found: Ground) -> dict[str, Any]:
    """The ground as cited: rule, article, version, gist, and how it was checked."""
    return {
        "id": found.id, "source": found.source, "rule": both(found.rule), "order_no": found.order_no,
        "article": found.article, "paragraph": found.paragraph, "version": found.version,
        "in_force": found.in_force.isoformat(),
        "gist": both(found.gist), "local_check": not found.matched,
    }  # fmt: skip


def remedy(matter: Matter, code: str, hall: Hall, today: date) -> dict[str, Any] | None:
    """Where to turn, by when; the hall's own review body, when set, stands beside the general one."""
    found = matter.remedy(code)
    if found is None:
        return None
    last = deadlines.last_day(
        today, found.days, found.unit, {}
    ).unmoved  # the safe day: before any holiday moves it
    return {
        "title": both(found.title), "steps": both(found.steps), "authority": both(found.authority),
        "review_body": hall.review_body, "last_day": last.isoformat(),
        "grounds": [ground(each) for each in found.grounds],
    }  # fmt: skip
