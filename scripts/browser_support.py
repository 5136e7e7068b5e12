"""Refuse CSS and JavaScript that Chromium 109 lacks (ui.md: the last one for Windows 7).

A list of what came later, matched on the text without comments and strings. A hall's
screen that silently ignores a rule is found by nobody; this finds it first.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nuanchuang"

CSS = {
    r"color-mix\(": "color-mix() (111)",
    r"\b(ok)?l(ch|ab)\(": "lch(), lab(), oklch(), oklab() (111)",
    r"\bcolor\(": "color() (111)",
    r"\blight-dark\(": "light-dark() (123)",
    r"\brgb\(from|\bhsl\(from": "relative colours (119)",
    r"\bsubgrid\b": "subgrid (117)",
    r":popover-open": "popover (114)",
    r"::view-transition|view-transition-name|@view-transition": "view transitions (111)",
    r"@starting-style": "@starting-style (117)",
    r"@scope\b": "@scope (118)",
    r"@position-try|anchor-name|position-anchor|\banchor\(": "anchor positioning (125)",
    r"\btext-wrap(-style|-mode)?\s*:": "text-wrap (114)",
    r"\bfield-sizing\s*:": "field-sizing (123)",
    r"\binterpolate-size\s*:|\bcalc-size\(": "interpolate-size (129)",
    r"\btransition-behavior\s*:|\ballow-discrete\b": "transition-behavior (117)",
    r"\banimation-timeline\s*:|\bscroll-timeline|\bview-timeline": "scroll-driven animation (115)",
    r"\blinear\(\s*[\d.]": "linear() easing (113)",
    r"\b(sin|cos|tan|asin|acos|atan|atan2|pow|sqrt|hypot|log|exp)\(": "trigonometry and powers (111, 120)",
    r"\b(round|mod|rem|abs|sign)\(": "stepped value functions (125)",
    r":dir\(": ":dir() (120)",
    r":user-(in)?valid": ":user-valid (119)",
    r":has-slotted|:state\(|:open\b": "newer selectors (125+)",
    r"@media[^{]*\((scripting|update|inverted-colors)\b": "newer media features (113+)",
    r"@media[^{]*\(prefers-reduced-transparency\b": "prefers-reduced-transparency (118)",
    r"@container[^{]*\bstyle\(": "style queries (111)",
    r"@function\b|\bif\(": "CSS functions (137)",
    r"(?<!-)\bimage-set\(": "image-set() without prefix (113)",
    r"(?<!-)\bmask(-image|-size|-position|-repeat|-composite)?\s*:": "mask without prefix (120)",
    r"\bfont-size-adjust\s*:": "font-size-adjust (127)",
    r"\bfont-variant-emoji|\bfont-palette-values": "newer font properties",
    r"\d(rlh|cap|rcap|rex|ric|rch)\b": "units rlh, cap and kin (111, 118)",
    r"\breading-flow|\bcorner-shape|\btext-box": "newer properties (133+)",
}
JAVASCRIPT = {
    r"\.(toSorted|toReversed|toSpliced)\(": "toSorted and kin (110)",
    r"\.with\(\s*-?\d": "Array.with (110)",
    r"\b(Object|Map)\.groupBy\(": "groupBy (117)",
    r"\bArray\.fromAsync\(": "Array.fromAsync (121)",
    r"\bPromise\.(withResolvers|try)\b": "Promise.withResolvers, Promise.try (119, 128)",
    r"\bURL\.(canParse|parse)\(": "URL.canParse (120)",
    r"\.(isWellFormed|toWellFormed)\(": "isWellFormed (111)",
    r"\bAbortSignal\.any\(": "AbortSignal.any (116)",
    r"\.(union|intersection|difference|symmetricDifference)\(": "Set methods (122)",
    r"\.(isSubsetOf|isSupersetOf|isDisjointFrom)\(": "Set methods (122)",
    r"\bIterator\.(from|prototype)": "iterator helpers (122)",
    r"\.(values|keys|entries)\(\)\.(map|filter|take|drop|toArray|find|some)\(": "iterator helpers (122)",
    r"\bstartViewTransition\b": "view transitions (111)",
    r"\.(showPopover|hidePopover|togglePopover)\(": "popover (114)",
    r"\bsetHTMLUnsafe\(|\bparseHTMLUnsafe\(|\.getHTML\(": "setHTMLUnsafe (124)",
    r"\bscrollend\b": "scrollend (114)",
    r"\bCloseWatcher\b|\.requestClose\(": "CloseWatcher (126)",
    r"\bmoveBefore\(": "moveBefore (133)",
    r"\bRegExp\.escape\(": "RegExp.escape (136)",
    r"\bfromBase64\(|\btoBase64\(|\btoHex\(": "Uint8Array base64 (140)",
    r"\bscheduler\.yield\(": "scheduler.yield (129)",
    r"\bimport\b[^;\n]*\bwith\s*\{": "import attributes (123)",
    r"\b(await\s+)?using\s+\w+\s*=": "using (134)",
    r"\bcookieStore\.getAll\(\{\s*partition": "partitioned cookieStore",
}
HTML = {
    r"<[^>]*\spopover(target)?\b": "popover (114)",
    r"<search\b": "<search> (118)",
    r"<details[^>]*\sname=": "details name (120)",
    r"<[^>]*\s(commandfor|closedby|interestfor)\b": "invoker attributes (134+)",
    r"<selectedcontent\b": "customizable select (135)",
}  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"(?<![:\"'])//[^\n]*")
_STRING = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'")


def faults_in(text: str, kind: str) -> Iterator[tuple[int, str]]:
    """(line, what) for everything in a css, js or html text that Chromium 109 lacks."""
    plain = text if kind == "html" else _blank(_COMMENT, text)
    if kind == "js":
        plain = _blank(_LINE_COMMENT, plain)
    if kind == "css":
        plain = _blank(_STRING, plain)
        yield from _nesting(plain)
    for pattern, what in {"css": CSS, "js": JAVASCRIPT, "html": HTML}[kind].items():
        yield from ((_line(plain, found.start()), what) for found in re.finditer(pattern, plain))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _nesting(text: str) -> Iterator[tuple[int, str]]:
    """A block inside a style rule; inside @media and its kin blocks are as ever."""
    open_blocks: list[bool] = []
    start = 0
    for found in re.finditer(r"[{};]", text):
        if found[0] == "{":
            if open_blocks and open_blocks[-1]:
                yield _line(text, found.start()), "nesting (112)"
            open_blocks.append(not text[start : found.start()].strip().startswith("@"))
        elif found[0] == "}" and open_blocks:
            open_blocks.pop()
        start = found.end()


def main() -> int:
    """Print every fault; 1 when there is one."""
    faults = [
        f"{path.relative_to(ROOT)}:{line}: Chromium 109 lacks {what}"
        for kind in ("css", "js", "html")
        for path in sorted(SOURCE.rglob(f"*.{kind}"))
        for line, what in faults_in(path.read_text(encoding="utf-8"), kind)
    ]
    print("\n".join(faults) or "Chromium 109 understands all of it.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
