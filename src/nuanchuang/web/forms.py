"""Hidden fields that forms carry."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nuanchuang.platform.ids import link_code

FIELD = "once"


def idempotency_key() -> str:
    """A fresh key for one submission of one form (design §4.3)."""
    return link_code()


def once_field() -> SafeString:
    """``<input type=hidden name=once value=…>``: pressing twice, or reloading the answer, acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, idempotency_key())
