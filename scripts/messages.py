"""The English catalogue: gather the Chinese texts, compile them, say what is missing.

``update`` writes django.po anew from Python and templates and keeps what is translated;
``compile`` makes django.mo; ``missing`` lists what English still lacks.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace
from django.utils.translation.template import constant_re

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nuanchuang"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = "# English texts of 暖窗 Nuanchuang; `make messages` keeps it complete."
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
WITH_PLURAL = {"ngettext", "ngettext_lazy"}
ATTRIBUTE = "sentence"
"""The class attribute of a Refusal that is a msgid."""


@dataclass(frozen=True)
class Message:
    """One text to translate, as Django will ask for it."""

    id: str
    plural: str | None = None
    context: str | None = None


def in_python(source: str) -> Iterator[Message]:
    """Texts inside _() and its kin, and the sentences of refusals."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _called(node)
        elif isinstance(node, ast.ClassDef):
            yield from (Message(text) for text in _attributes(node) if text)


def _called(node: ast.Call) -> Iterator[Message]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    texts = [_text(argument) for argument in node.args]
    if name in PLAIN and texts and texts[0]:
        yield Message(texts[0])
    elif name in WITH_CONTEXT and len(texts) > 1 and texts[1]:
        yield Message(texts[1], context=texts[0])
    elif name in WITH_PLURAL and texts and texts[0]:
        yield Message(texts[0], plural=texts[1])


def _attributes(node: ast.ClassDef) -> Iterator[str | None]:
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == ATTRIBUTE for target in targets):
            yield _text(getattr(line, "value", None))


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_template(source: str) -> Iterator[Message]:
    """Texts of translate, blocktranslate and _("…") in a template."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        words = list(smart_split(token.contents)) if token.token_type == TokenType.BLOCK else []
        if words and words[0] in {"translate", "trans"} and words[1][0] in "\"'":
            yield Message(_escaped(words[1].partition("|")[0][1:-1]), context=_context(words))
        elif words and words[0] in {"blocktranslate", "blocktrans"}:
            yield _block(words, tokens)
        if token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from (Message(_escaped(each[1:-1])) for each in constant_re.findall(token.contents))


def _block(words: list[str], tokens: Iterator[Token]) -> Message:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type == TokenType.BLOCK and token.contents.startswith("endblocktrans"):
            break
        if token.token_type == TokenType.BLOCK:
            parts.append([])  # plural
        else:
            variable = token.token_type == TokenType.VAR
            parts[-1].append(f"%({token.contents})s" if variable else _escaped(token.contents))
    texts = ["".join(part) for part in parts]
    if "trimmed" in words:
        texts = [trim_whitespace(text) for text in texts]
    return Message(texts[0], plural=texts[1] if len(texts) > 1 else None, context=_context(words))


def _context(words: list[str]) -> str | None:
    return words[words.index("context") + 1].strip("\"'") if "context" in words else None


def _escaped(text: str) -> str:
    """Django asks for the percent sign doubled."""
    return text.replace("%", "%%")


def gather() -> dict[Message, list[str]]:
    """Every text and the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        extract = in_python if path.suffix == ".py" else in_template
        for message in extract(path.read_text(encoding="utf-8")):
            places = found.setdefault(message, [])
            places.extend({path.relative_to(ROOT).as_posix()} - set(places))
    return found


def catalogue() -> Catalog:
    """The English catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="en", project="nuanchuang", version="", copyright_holder="")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """Write the catalogue anew: new texts empty, gone texts left out, the others as they were."""
    before = catalogue()
    after = Catalog(locale="en", language_team="English", header_comment=HEADER, fuzzy=False)
    after.project, after.version = "nuanchuang", "1"
    after.msgid_bugs_address = after.last_translator = ""
    for message, places in gather().items():
        old = before.get(message.id, message.context)
        identity = (message.id, message.plural) if message.plural else message.id
        said = old.string if old and bool(old.pluralizable) == bool(message.plural) else ""
        after.add(identity, said, _locations(places), context=message.context)
    after.revision_date = after.creation_date = before.creation_date
    PO.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, after, width=110, include_lineno=False)
    PO.write_bytes(written.getvalue())  # only when all of it could be written


def _locations(places: list[str]) -> list[tuple[str, int]]:
    return [(place, 0) for place in places]  # line numbers would change with every edit; they are not written


def compile_catalogue() -> None:
    """Make what Django reads."""
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue())


def missing() -> list[str]:
    """Texts that English lacks, or has empty, unsure or with other %(names)s."""
    kept, faults = catalogue(), []
    for message, places in gather().items():
        found = kept.get(message.id, message.context)
        if not found or found.fuzzy or not _complete(found.string):
            faults.append(f"{places[0]}: {message.id}")
        else:
            faults += [f"{places[0]}: {message.id}: {error}" for error in found.check(kept)]
    return faults


def _complete(translated: Any) -> bool:
    return bool(translated) and (isinstance(translated, str) or all(translated))


def main() -> int:
    """One word: update, compile or missing."""
    verbs = {"update": update, "compile": compile_catalogue}
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb in verbs:
        verbs[verb]()
        return 0
    if verb == "missing":
        faults = missing()
        print("\n".join(faults) or "English is complete.")
        return 1 if faults else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
