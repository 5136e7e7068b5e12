"""``{% load nuanchuang %}``: how catalogue texts, money, dates and codes are written."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django import template
from django.template import Context
from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules
from nuanchuang.catalogue.rules import Case
from nuanchuang.platform import clock
from nuanchuang.web import halls, words
from nuanchuang.web import qr as drawing
from nuanchuang.web.forms import once_field

register = template.Library()
NARROW = "\N{NO-BREAK SPACE}"


class Pickable(Protocol):
    """A text in both languages, like the catalogue's."""

    def pick(self, lang: str) -> str: ...


def _english() -> bool:
    return get_language() == "en"


@register.filter
def pick(text: Pickable | Mapping[str, str] | str | None) -> str:
    """A catalogue Text, or one kept in a snapshot as ``{zh, en}``, in the active language;
    a plain string as it is; nothing for nothing."""
    if text is None or isinstance(text, str):
        return text or ""
    language = "en" if _english() else "zh"
    return text[language] if isinstance(text, Mapping) else text.pick(language)


@register.filter
def money(fen: int) -> str:
    """Fen to yuan: 12000 → “120 元”, 12050 → “120.50 元”, 0 → “不收费”."""
    if fen == 0:
        return gettext("不收费")
    amount = f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"
    return gettext("%(amount)s 元") % {"amount": amount}


@register.filter
def when(at: datetime | date | None) -> str:
    """Day, weekday and time in the current zone: “11月23日 星期一 09:20”; another year is named."""
    if at is None:
        return ""
    timed = isinstance(at, datetime)
    local = timezone.localtime(at) if isinstance(at, datetime) and timezone.is_aware(at) else at
    this_year = local.year == timezone.localtime(clock.now()).year
    if _english():
        shape = "D j M" if this_year else "D j M Y"
    else:
        shape = "n月j日 l" if this_year else "Y年n月j日 l"
    return dateformat.format(local, f"{shape} H:i" if timed else shape)


@register.filter
def clock_time(at: datetime | None) -> str:
    """The time alone in the current zone: “09:20”."""
    return "" if at is None else dateformat.format(timezone.localtime(at), "H:i")


@register.filter
def digits(code: str) -> str:
    """A typed code in groups of four that stay on one line: “1234 5678”."""
    code = str(code)
    return NARROW.join(code[i : i + 4] for i in range(0, len(code), 4))


@register.filter
def cases(found: Iterable[Case]) -> str:
    """Cases of a catalogue condition in the words of its answers, each of them enough."""
    return words.cases(found)


@register.filter
def readable(found: Iterable[Case]) -> bool:
    """Whether cases can be said in one line of a sheet."""
    return rules.readable(found)


@register.filter
def asked(case: Case) -> str:
    """One case, what was asked before each answer."""
    return words.cases([case], questions=True)


@register.filter
def look(risk: str) -> str:
    """What to look at the second time, by the catalogue's kind of risk."""
    return str(words.LOOK.get(risk, ""))


@register.filter
def entry(mapping: Mapping[str, object], key: str) -> object:
    """The value under a key, “” when there is none."""
    return mapping.get(key, "")


@register.filter
def starts(text: str, prefix: str) -> bool:
    """Whether an address lies under a prefix: marks the current entry of a navigation."""
    return str(text).startswith(prefix)


@register.simple_tag
def qr(text: str, label: str = "") -> SafeString:
    """An inline QR code; ``label`` is what a screen reader says."""
    return drawing.svg(str(text), label)


@register.simple_tag(takes_context=True)
def article(context: Context, ground: Any) -> str:
    """A ground's article word for word, in the version it was cited by; “” where it was not read in.

    The texts are asked for once a page.
    """
    request = getattr(context, "request", None)
    source, version, number = (_of(ground, name) for name in ("source", "version", "article"))
    if request is None or not source or not number:
        return ""
    if not hasattr(request, "law_texts"):
        request.law_texts = catalogue.law_texts()
    words: str = request.law_texts.get((source, version), {}).get(number, "")
    return words


@register.simple_tag(takes_context=True)
def taken_on(context: Context) -> bool:
    """Whether the hall adopted the content; until then every page says 以当地窗口为准."""
    request = getattr(context, "request", None)
    if request is None:
        return False
    if not hasattr(request, "content_taken_on"):
        by = catalogue.adopted_by()
        hall = halls.hall_of_this_box() if by else None
        request.content_taken_on = hall is not None and hall.id in by
    answer: bool = request.content_taken_on
    return answer


def _of(ground: Any, name: str) -> Any:
    """A field of a catalogue Ground or of one kept in a snapshot; snapshots of old lack some."""
    return ground.get(name) if isinstance(ground, Mapping) else getattr(ground, name, None)


@register.simple_tag
def once_key() -> SafeString:
    """The hidden idempotency key of a form."""
    return once_field()


@register.simple_tag
def time_now() -> SafeString:
    """A clock that goes on by itself where scripts run, and shows the page's own time where not."""
    now = timezone.localtime(clock.now())
    zone = timezone.get_current_timezone_name()
    return format_html(
        '<nc-clock now="{}" zone="{}"><span class="clock-day">{}</span> '
        '<time class="clock-time">{}</time></nc-clock>',
        now.isoformat(timespec="milliseconds"), zone, when(now.date()), clock_time(now),
    )  # fmt: skip
