"""Does a number look right? Three answers, with the reason, and never a stop.

An officer with the paper in hand is always right against this module: *odd* and *impossible* are shown,
nothing is refused because of them. Rules and examples: reference/domain.md §9. Public libraries are
not used: the one tested there refuses the standard's own example, residence permits of Hong Kong, Macao
and Taiwan, the permanent residence card of 2023 and credit codes that start with a letter.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nuanchuang.catalogue.rules.model import Text

OK, ODD, IMPOSSIBLE = "ok", "odd", "impossible"


@dataclass(frozen=True)
class Verdict:
    """``level`` is ok, odd (看着不对，请再核对) or impossible (写错了); ``why`` says what was seen."""

    level: str
    why: Text


def check(kind: str, text: str, today: date) -> Verdict:
    """Judge a number of a kind of ``KINDS`` as it was typed; raises KeyError for another kind."""
    return KINDS[kind](plain(text), today)


def plain(text: str) -> str:
    """What was meant: full-width forms folded, spaces, dots and hyphens gone, capitals."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\-‐-―·•.]", "", folded).upper()


def identity(number: str, today: date) -> Verdict:
    """GB 11643 with its residence permits, the 15 digits of old, permanent residence cards."""
    if re.fullmatch(r"[A-Z]{3}\d{12}", number):
        return _ok("是老版外国人永久居留证号", "an older permanent residence card")
    if re.fullmatch(r"\d{15}", number):
        return _old_identity(number, today)
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return _never("应是 18 位，最后一位可以是 X", "it has 18 characters, the last may be X")
    if _mod_11_2(number[:17]) != number[17]:
        return _never(
            "最后一位校验不对，可能抄错了一位", "the check digit is wrong: one character was mistyped"
        )
    if number[0] == "9":
        return _ok("是新版外国人永久居留证号", "a permanent residence card of 2023")
    return _born(number[6:14], today, settled=number[:2] in {"81", "82", "83"})


def _born(digits: str, today: date, *, settled: bool) -> Verdict:
    born = _day(digits)
    if born is None or born > today:
        return _never("中间的出生日期不存在", "there is no such date of birth")
    if born.year < today.year - 120:
        return _odd("按出生日期超过 120 岁，请再核对", "older than 120 years: look again")
    if settled:
        return _ok("是港澳台居民居住证号", "a residence permit of Hong Kong, Macao or Taiwan")
    return _ok("校验和日期都对", "check digit and date fit")


def _old_identity(number: str, today: date) -> Verdict:
    if _day("19" + number[6:12]) is None:
        return _never("中间的出生日期不存在", "there is no such date of birth")
    return _odd("是 15 位的老号码，请看现在的证件", "the 15 digits of old: look at the present card")


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _mod_11_2(digits: str) -> str:
    """ISO 7064 MOD 11-2 as GB 11643 writes it."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return "10X98765432"[total % 11]


_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(code: str, today: date) -> Verdict:
    """Unified social credit codes (GB 32100-2015), letters in the first places included."""
    if not re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", code):
        return _never("应是 18 位，没有 I、O、S、V、Z", "it has 18 characters and no I, O, S, V or Z")
    weights = [pow(3, place, 31) for place in range(17)]
    total = sum(_CREDIT.index(sign) * weight for sign, weight in zip(code, weights, strict=False))
    if _CREDIT[(31 - total % 31) % 31] != code[17]:
        return _never("最后一位校验不对，可能抄错了一位", "the check character is wrong: one was mistyped")
    return _ok("校验对", "the check character fits")


_VIN = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))


def vin(number: str, today: date) -> Verdict:
    """Vehicle identification numbers (GB 16735, ISO 3779). The check digit only warns: old, imported and
    trailer numbers may not follow it."""
    if len(number) != 17 or re.search(r"[^A-HJ-NPR-Z0-9]", number):
        return _never("应是 17 位，没有 I、O、Q", "it has 17 characters and no I, O or Q")
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    values = [int(sign) if sign.isdigit() else _VIN[sign] for sign in number]
    rest = sum(value * weight for value, weight in zip(values, weights, strict=True)) % 11
    if "0123456789X"[rest] != number[8]:
        return _odd(
            "第 9 位校验对不上，进口车、老车和挂车会这样", "the ninth place does not check, as with imports"
        )
    if number[9] in "UZ0":
        return _odd("第 10 位不像年份，请再核对", "the tenth place is no model year: look again")
    return _ok("校验对", "the check digit fits")


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SERIAL = "A-HJ-NP-Z0-9"
_PLATES = (
    (rf"[{_PROVINCES}][A-HJ-NP-Z][{_SERIAL}]{{4}}[{_SERIAL}挂学警港澳]", "普通号牌", "an ordinary plate"),
    (rf"[{_PROVINCES}][A-Z][DABCEFGHJK][{_SERIAL}]\d{{4}}", "小型新能源号牌", "a small new-energy plate"),
    (rf"[{_PROVINCES}][A-Z]\d{{5}}[DABCEFGHJK]", "大型新能源号牌", "a large new-energy plate"),
)
_RARE_PLATES = (
    (r"(使\d{6}|[A-HJ-NP-Z\d]{4,6}[使领])|\d{6}[使领]", "像使领馆号牌", "it looks like a diplomatic plate"),
    (
        rf"[{_PROVINCES}][A-HJ-NP-Z]?[{_SERIAL}]{{3,6}}[试超临]",
        "像临时或试验号牌",
        "a temporary or test plate",
    ),
    (rf"[{_PROVINCES}][A-Z][{_SERIAL}]{{4,5}}应急", "像应急号牌", "it looks like an emergency plate"),
    (r"WJ.{5,7}", "像武警号牌，不在这里办", "an armed police plate, which is not handled here"),
)


def plate(number: str, today: date) -> Verdict:
    """Plates (GA 36): ordinary, new-energy of both sizes with all ten letters; the rare ones look odd."""
    for pattern, zh, en in _PLATES:
        if re.fullmatch(pattern, number):
            return _ok(f"是{zh}", en)
    for pattern, zh, en in _RARE_PLATES:
        if re.fullmatch(pattern, number):
            return _odd(f"{zh}，请看实物", f"{en}: look at it")
    if number and number[0] in _PROVINCES and re.search("[IO]", number[2:]):
        return _never("序号里没有字母 I 和 O，多半是数字 1 和 0", "no I or O in a serial: probably 1 and 0")
    return _never("和号牌的写法对不上", "no plate is written like this")


def file_number(number: str, today: date) -> Verdict:
    """The licence's file number: 12 digits."""
    return _digits(number, 12, 12, "档案编号", "a file number")


def decision_number(number: str, today: date) -> Verdict:
    """The number of a penalty decision: 15 digits and, mostly, one more whose rule is not published."""
    return _digits(number, 15, 16, "决定书编号", "a decision's number")


def _digits(number: str, least: int, most: int, zh: str, en: str) -> Verdict:
    length = str(least) if least == most else f"{least} 或 {most}"
    if re.fullmatch(rf"\d{{{least},{most}}}", number):
        return _ok(f"位数像{zh}", f"it looks like {en}")
    return _never(f"应是 {length} 位数字", f"it has {length.replace('或', 'or')} digits")


def phone(number: str, today: date) -> Verdict:
    """Mobile numbers, +86 or not. Prefixes are not listed: new ones come every year."""
    digits = re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", number)
    if re.fullmatch(r"1[3-9]\d{9}", digits):
        return _ok("像手机号", "it looks like a mobile number")
    if re.fullmatch(r"0\d{9,11}", digits):
        return _odd("像座机，收不到短信", "it looks like a landline, which gets no text messages")
    return _never("手机号是 11 位，1 开头", "a mobile number has 11 digits and starts with 1")


def _ok(zh: str, en: str) -> Verdict:
    return Verdict(OK, Text(zh, en))


def _odd(zh: str, en: str) -> Verdict:
    return Verdict(ODD, Text(zh, en))


def _never(zh: str, en: str) -> Verdict:
    return Verdict(IMPOSSIBLE, Text(zh, en))


KINDS: dict[str, Callable[[str, date], Verdict]] = {
    "identity": identity, "credit_code": credit_code, "vin": vin, "plate": plate,
    "file_number": file_number, "decision_number": decision_number, "phone": phone,
}  # fmt: skip
