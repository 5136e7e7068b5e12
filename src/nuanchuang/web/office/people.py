"""The officers of the hall and their roles; the form that hires one more."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nuanchuang.people import actions as people_actions
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

ROLES = {
    "officer": (gettext_noop("民警"), gettext_noop("在窗口接待")),
    "guide": (gettext_noop("导办员"), gettext_noop("在大厅帮群众")),
    "leader": (gettext_noop("值班领导"), gettext_noop("看大厅、看经过、接待")),
    "trainer": (gettext_noop("教官"), gettext_noop("带培训")),
    "inspector": (gettext_noop("督察"), gettext_noop("看经过、核对日志")),
    "administrator": (gettext_noop("管理员"), gettext_noop("管设备、管人员")),
}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The list and the form."""
    who = person(request)
    who.must("manage_people")
    if request.method == "POST":
        pressed(request, by=who.actor, act=lambda: _hire(request, who), secret=frozenset({"password"}))
        return see_other("office:people")
    officers = people_reads.officers(who.officer.hall)
    context = {
        "officers": [(each, [gettext(ROLES[role][0]) for role in each.roles]) for each in officers],
        "roles": [(code, gettext(name), gettext(does)) for code, (name, does) in ROLES.items()],
        "badge_pattern": people_actions.BADGE,
    }
    return show(request, who, "office/people.html", context)


def _hire(request: HttpRequest, who: Person) -> Result:
    officer = people_actions.hire(
        hall=who.officer.hall, badge=request.POST.get("badge", "").strip(),
        password=request.POST.get("password", ""), roles=request.POST.getlist("roles"), by=who.actor,
        now=clock.now(),
    )  # fmt: skip
    return {"officer": str(officer.id)}
