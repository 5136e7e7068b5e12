"""One form for the many ways a sentence is typed, and the way back to the original. Pure."""

from dataclasses import dataclass
from functools import cached_property

from nuanchuang.wording.rules.triggers import grams

_STOPS = dict.fromkeys("。．｡…~～", "。") | dict.fromkeys("!！", "！") | dict.fromkeys("?？", "？")
_PAUSES = dict.fromkeys(",，;；:：—", "，")
_MARKS = _STOPS | _PAUSES
_WEIGHT = "，。！？"
"""In a run of marks the heaviest stands for all: “不行……！” ends like “不行！”."""

_SPOKEN = {"您": "您", "妳": "你", "甭": "别", "啥": "什么", "咋": "怎么", "俺": "我", "咱": "我"}
_AFTER = frozenset("事这那哪会点块边门劲样地活份准")
"""A 儿 after one of these is only sound: 事儿, 这儿, 一会儿; that of 女儿 and 儿子 stays."""

_OPEN, _CLOSE, _EITHER = "“‘「『", "”’」』", '"'
_GONE = frozenset("()（）[]【】*'`<>〈〉^|")
_FOLDED = frozenset([*_MARKS, *_SPOKEN, *_OPEN, *_CLOSE, *_EITHER, *_GONE, ".", "儿"])
"""Characters, beside spaces, that do not stay as they are."""


@dataclass(frozen=True)
class Folded:
    """``kept`` is the text in one form; ``origin`` the place of each of its characters in the original,
    ``quoted`` whether it stood inside quotation marks."""

    original: str
    kept: str
    origin: tuple[int, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def text(self) -> str:
        """The same with 您 and 你 as one word: what is said counts, not only how."""
        return self.kept.replace("您", "你")

    @cached_property
    def grams(self) -> frozenset[str]:
        """What ``text`` holds of characters and pairs, for the rules that cannot match without."""
        return grams(self.text)

    @cached_property
    def speaks_outside(self) -> bool:
        """Whether something is said outside the quotation marks, so that what is inside is reported."""
        return any(not q and "㐀" <= c <= "鿿" for c, q in zip(self.kept, self.quoted, strict=True))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters start…end of the folded text stand in the original."""
        return self.origin[start], self.origin[end - 1] + 1

    def reported(self, end: int) -> bool:
        """Whether the words before ``end`` are somebody's, only reported: a sentence ends with its verb."""
        last = end - 1 - (self.kept[end - 1] in _WEIGHT and end > 1)
        return self.speaks_outside and self.quoted[last]


def fold(text: str) -> Folded:
    """Full and half width, spaces, marks in a row, dialect and 儿 brought to one form, in one pass."""
    kept: list[str] = []
    origin: list[int] = []
    quoted: list[bool] = []
    depth, straight = 0, False
    for place, raw in enumerate(text):
        character = _narrow(raw)
        if character not in _FOLDED and not character.isspace():
            kept.append(character)
            origin.append(place)
            quoted.append(depth > 0 or straight)
            continue
        depth = max(0, depth + (character in _OPEN) - (character in _CLOSE))
        straight ^= character in _EITHER
        for each in _form(character, kept, text, place):
            if each in _WEIGHT and kept and kept[-1] in _WEIGHT:
                kept[-1] = max(kept[-1], each, key=_WEIGHT.index)
                continue
            kept.append(each)
            origin.append(place)
            quoted.append(depth > 0 or straight)
    return Folded(text, "".join(kept), tuple(origin), tuple(quoted))


def _narrow(character: str) -> str:
    code = ord(character)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else character


def _form(character: str, kept: list[str], text: str, place: int) -> str:
    if character in "\n\r":
        return "。"
    if character.isspace() or character in _GONE or character in _OPEN + _CLOSE + _EITHER:
        return ""
    if character == ".":
        inside = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        return "." if inside else "。"
    if character == "儿" and kept and kept[-1] in _AFTER:
        return ""
    return _SPOKEN.get(character) or _MARKS.get(character, character)
