"""What stands around every page of the office: the hall, the person, and the ways this person may go."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from nuanchuang.hall import reads as hall_reads
from nuanchuang.people.access import Person
from nuanchuang.web import safety
from nuanchuang.web.halls import card

WAYS = (
    ("office:now", gettext_noop("大厅现在"), "see_hall"),
    ("office:visits", gettext_noop("来访"), "see_history"),
    ("office:leader", gettext_noop("值班领导"), "take_over"),
    ("office:hardship", gettext_noop("困难群众"), "approve_hardship"),
    ("office:others", gettext_noop("要核的不能办"), "agree_to_refusals"),
    ("office:safety", gettext_noop("安全键"), "hear_alarm"),
    ("office:devices", gettext_noop("设备"), "manage_devices"),
    ("office:people", gettext_noop("人员"), "manage_people"),
    ("office:catalogue", gettext_noop("事项内容"), "see_catalogue"),
    ("office:asked", gettext_noop("请示答复"), "answer_consultations"),
    ("office:cards", gettext_noop("经验卡"), "review_cards"),
    ("office:lessons", gettext_noop("补救与回顾"), "read_look_backs"),
    ("office:requests", gettext_noop("要补的事"), "answer_requests"),
    ("office:journal", gettext_noop("日志核对"), "verify_journal"),
)
"""(route, words, the verb it needs)."""


def show(
    request: HttpRequest, who: Person, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """An office page in the hall's own time."""
    hall = who.officer.hall
    around = {
        "hall": card(hall),
        "badge": who.officer.badge,
        "ways": [(reverse(route), gettext(words)) for route, words, verb in WAYS if who.may(verb)],
        "to_desk": who.may("serve"),
        "answers": who.may("answer_consultations"),
        **safety.around(who),
    }
    with timezone.override(hall_reads.zone(hall)):
        return render(request, template, {**around, **context}, status=status)
