"""A number held against its form (身份证、号牌、车架号 …): asked, answered, forgotten.

It travels in a form's body, never in an address, and is neither kept nor journalled nor logged; the answer to
the press shows it once, to be compared with the paper. The answer advises; the officer, who has the paper in
hand, decides.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nuanchuang.catalogue.reads import today
from nuanchuang.catalogue.rules import formats
from nuanchuang.platform import clock
from nuanchuang.web.desk.consulting import show
from nuanchuang.web.officer import person

KINDS = {
    "identity": gettext_noop("身份证件号码"),
    "plate": gettext_noop("号牌号码"),
    "vin": gettext_noop("车架号（VIN）"),
    "credit_code": gettext_noop("统一社会信用代码"),
    "file_number": gettext_noop("驾驶证档案编号"),
    "decision_number": gettext_noop("决定书编号"),
    "phone": gettext_noop("手机号"),
}
LEVELS = {
    formats.OK: gettext_noop("看着对"),
    formats.ODD: gettext_noop("看着不太对，请再核对一遍"),
    formats.IMPOSSIBLE: gettext_noop("多半写错了，请对着原件再看"),
}
LONGEST = 40


@never_cache
@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """The form, and after a press the verdict on what was typed, once more beside it; nothing is changed."""
    who = person(request)
    who.must("serve")
    kind = request.POST.get("kind", "identity")
    typed = request.POST.get("number", "")[:LONGEST]
    verdict = formats.check(kind, typed, today(clock.now())) if typed.strip() and kind in KINDS else None
    context = {
        "kinds": [(code, gettext(words)) for code, words in KINDS.items()],
        "kind": kind,
        "verdict": verdict,
        "typed": typed.strip() if verdict else "",
        "level": gettext(LEVELS[verdict.level]) if verdict else "",
    }
    return show(request, who, "desk/numbers.html", context)
