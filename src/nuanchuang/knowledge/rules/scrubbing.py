"""Words an officer leaves are kept without what could name a person. Pure.

What looks like a number of somebody or a name with a form of address is replaced; everything else stays
as it was written. It is a net, not a guarantee: the sentence that tells what was hidden also asks to look.
"""

import re
import unicodedata
from dataclasses import dataclass

LEFT_OUT = "××"
"""Read again it stays as it is."""

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The commonest family names; 章, 车 and other words of a window are not among them."""

ADDRESSED = "先生|女士|小姐|师傅|大爷|大妈|大姐|大哥|阿姨|叔叔|同志"
PUBLIC = "12123|12345|12389"
"""Numbers everybody may call; they name nobody."""

PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

_PATTERNS = (
    ("address", re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")),
    ("plate", re.compile(rf"[{PLATES}][A-Za-z][·.\s-]?(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{{5,6}}(?![A-Za-z0-9])")),
    (
        "number",
        re.compile(
            rf"(?:[A-Za-z](?=\d))?(?!(?:{PUBLIC})(?![\s·_-]?[\dXx]))\d(?:[\s·_-]?\d){{4,}}[Xx]?"
            "|[〇零一二三四五六七八九幺]{5,}"
        ),
    ),
    ("name", re.compile(rf"[{SURNAMES}][一-鿿]{{0,2}}?(?=(?:{ADDRESSED}))")),
    ("name", re.compile(rf"(?<=[叫是：:])[{SURNAMES}][一-鿿]{{1,2}}(?=[，。、；,;\s]|$)")),
)  # fmt: skip


@dataclass(frozen=True)
class Scrubbed:
    """The words that may be kept, and the kinds of what was hidden: address, plate, number, name."""

    text: str
    hidden: tuple[str, ...]


def scrub(text: str) -> Scrubbed:
    """One line without numbers of five digits and more, plates, addresses and names; half-width letters."""
    kept = " ".join("".join(map(_folded, text)).split())
    hidden: dict[str, None] = {}
    for kind, pattern in _PATTERNS:
        kept, times = pattern.subn(LEFT_OUT, kept)
        if times:
            hidden[kind] = None
    return Scrubbed(kept, tuple(hidden))


def _folded(character: str) -> str:
    """What reads as a Latin letter, a digit or what binds them in an address; other signs stay."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() and (plain.isalnum() or plain in "@._%+-") else character


def says_something(text: str) -> bool:
    """True when two letters or more are left once what was hidden is taken out."""
    return sum(each.isalpha() for each in text.replace(LEFT_OUT, "")) >= 2
