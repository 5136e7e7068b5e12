"""Reading official texts from files: Markdown, plain text, Word."""

import re
from dataclasses import replace
from pathlib import Path

from docx import Document

from nuanchuang.catalogue.rules import lawtext
from nuanchuang.catalogue.rules.lawtext import LawText
from nuanchuang.platform.refusals import Refusal

LARGEST = 8 * 1024 * 1024
ENDINGS = (".md", ".txt", ".docx")
_NAMED_DAY = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")


class UnreadableText(Refusal):
    """Not a text we can read, or no articles in it."""

    code = "law-unreadable"
    status = 422
    sentence = "读不出这份法规。请用官方文本的 Markdown、TXT 或 DOCX 文件，里面要有“第一条”。"


class UnknownRule(Refusal):
    """A title that none of our rules carries."""

    code = "law-unknown"
    status = 422
    sentence = "认不出这是哪部规定。请用 --rule 指明，可用的名称见 catalogue/data/rules.yaml。"


class NoVersion(Refusal):
    """Neither the file's name nor the text before article 1 tells the day of the version."""

    code = "law-undated"
    status = 422
    sentence = "看不出这份法规是哪天的版本。请用 --version 年-月-日 指明。"


def read(path: Path) -> LawText:
    """The text of a file. The day in the file's name, 规定(2021-12-17).md, wins over those inside.

    Raises UnreadableText.
    """
    found = lawtext.split(_lines(path))
    if not found.articles:
        raise UnreadableText()
    named = _NAMED_DAY.search(path.name)
    return replace(found, version=named[1]) if named else found


def _lines(path: Path) -> list[str]:
    try:
        if path.suffix.lower() not in ENDINGS or path.stat().st_size > LARGEST:
            raise UnreadableText()
        if path.suffix.lower() == ".docx":
            return [paragraph.text for paragraph in Document(str(path)).paragraphs]
        return _decoded(path.read_bytes()).splitlines()
    except Refusal:
        raise
    except Exception as fault:  # a broken archive raises whatever its parts raise; all mean the same here
        raise UnreadableText() from fault


def _decoded(raw: bytes) -> str:
    """UTF-8, else GB 18030, which older official pages are saved in."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")
