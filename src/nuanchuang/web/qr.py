"""QR codes as inline SVG that a strict CSP and a printer both take."""

from functools import lru_cache
from io import BytesIO

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)  # drawing one costs 10 ms; the same page is asked for with every hint
def svg(text: str, label: str = "", *, error: str = "m") -> SafeString:
    """A scalable ``<svg class="qr" role="img">`` without inline style; ``label`` is read aloud.

    Medium error correction by default: a crumpled thermal slip still reads. The quiet zone is inside.
    """
    code = segno.make(text, error=error, micro=False)
    out = BytesIO()
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, light="#fff",
        svgclass=None, lineclass=None, nl=False,
    )  # fmt: skip
    drawing = out.getvalue().decode("utf-8")
    opening, rest = drawing.split(">", 1)
    head = format_html('{} class="qr" role="img" aria-label="{}">', mark_safe(opening), label)  # noqa: S308
    return head + mark_safe(rest)  # noqa: S308  (segno's own drawing: paths and numbers only)
