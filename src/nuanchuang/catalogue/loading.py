"""Reading the content folder into one Library."""

import gc
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nuanchuang.catalogue import parsing
from nuanchuang.catalogue.parts import Parts
from nuanchuang.catalogue.rules.changes import Applied, Change, Unchangeable, apply
from nuanchuang.catalogue.rules.model import Library, Matter
from nuanchuang.catalogue.rules.scoring import Question
from nuanchuang.catalogue.rules.wizards import Wizard
from nuanchuang.platform.content import ContentError, Node, read

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, eq=False)
class Shipped:
    """The content as it was read: the library without changes, each matter's values written out, and
    the changes of the regions this installation belongs to."""

    library: Library
    nodes: Mapping[str, Node]
    regional: tuple[Change, ...] = ()

    def changed(self, changes: Sequence[Change]) -> Library:
        """The library with these changes, in their order; raises ContentError for one that does not fit."""
        matters, applied = dict(self.library.matters), dict(self.library.applied)
        for code in dict.fromkeys(change.matter for change in changes):
            matters[code], applied[code] = self.matter(
                code, [each for each in changes if each.matter == code]
            )
        said = [self.library.digest, *map(repr, changes)]
        digest = Node(said, "").digest() if changes else self.library.digest
        return replace(self.library, matters=matters, applied=applied, digest=digest)

    def matter(self, code: str, changes: Sequence[Change]) -> tuple[Matter, tuple[Applied, ...]]:
        """One matter with its changes; raises ContentError."""
        node = self.nodes.get(code)
        if node is None:
            raise ContentError(f"changes: no matter {code!r}")
        try:
            value, applied = apply(node.mapping(), changes)
        except Unchangeable as fault:
            raise ContentError(f"{node.file}: {fault}: cannot be changed") from None
        return parsing.matter(Node(value, node.file), self.library.grounds, self.library.remedies), applied


def load(folder: Path = DATA) -> Library:
    """The content of a folder without changes; raises ContentError with file and path at the first fault."""
    return shipped(folder).library


def shipped(folder: Path = DATA, regions: Sequence[Path] = ()) -> Shipped:
    """The content of a folder, and the changes of region files; province before city.

    Raises ContentError with file and path at the first fault.
    """
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand small things are made and nearly all stay: nothing to collect
    try:
        return _shipped(folder, regions)
    finally:
        if collecting:
            gc.enable()


def _shipped(folder: Path, regions: Sequence[Path]) -> Shipped:
    rules_file, remedies_file, answers_file, words_file, release_file = (
        read(folder, f"{name}.yaml") for name in ("rules", "remedies", "answers", "words", "release")
    )
    ground_files = _read_all(folder, "grounds")
    parts_file = read(folder, "parts.yaml")
    parts = Parts(parts_file)
    matter_files = [parts.expand(node) for node in _read_all(folder, "matters")]
    wizard_files = [parts.expand(node) for node in _read_all(folder, "wizards")]
    for node in parts.unused():
        node.fault("nothing uses this part")
    rules = parsing.rules(rules_file)
    region_files = [read(path.parent, path.name) for path in regions]
    rules |= parsing.region_rules(region_files)
    grounds = parsing.grounds(ground_files, rules)
    grounds |= parsing.region_grounds(region_files, rules)
    remedies = parsing.remedies(remedies_file, grounds)
    release = release_file.fields("schema release date")
    files = (
        rules_file, *ground_files, remedies_file, answers_file, words_file, release_file, parts_file,
        *matter_files, *wizard_files,
    )  # fmt: skip
    library = Library(
        matters=_matters([(node, parsing.matter(node, grounds, remedies)) for node in matter_files]),
        wizards=_wizards([(node, parsing.wizard(node, grounds)) for node in wizard_files]),
        rules=rules,
        grounds=grounds,
        remedies=remedies,
        answers=parsing.answers(answers_file, grounds),
        words=parsing.words(words_file),
        release=release("release").string(),
        released=release("date").day(),
        digest=_digest(folder, [node.file for node in files]),
    )
    nodes = {node.file.removeprefix("matters/").removesuffix(".yaml"): node for node in matter_files}
    regional = tuple(change for node in region_files for change in parsing.region(node))
    found = Shipped(library, nodes, regional)
    found.changed(regional)  # a region's fault is named now, not on its first day
    return found


def _digest(folder: Path, names: Sequence[str]) -> str:
    """SHA-256 over the files by name: what a hall adopts is the files, word for word."""
    found = hashlib.sha256()
    for name in names:
        content = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        found.update(hashlib.sha256(name.encode() + b"\0" + content).digest())
    return found.hexdigest()


def questions(path: Path) -> dict[str, tuple[Question, ...]]:
    """A file of questions by the names of its lists (tests/catalogue/questions.yaml), each question with the
    code (or codes) of the matter it means; raises ContentError."""
    entries = read(path.parent, path.name).entries()
    return {name: part.each(_question_asked) for name, part in entries if name != "schema"}


def _question_asked(node: Node) -> Question:
    fields = node.fields("ask code")
    code = fields("code")
    codes = code.each(Node.string) if isinstance(code.value, list) else (code.string(),)
    return Question(fields.string("ask"), frozenset(codes))


def _read_all(folder: Path, kind: str) -> list[Node]:
    return [read(folder, f"{kind}/{path.name}") for path in sorted((folder / kind).glob("*.yaml"))]


def _matters(parsed: list[tuple[Node, Matter]]) -> dict[str, Matter]:
    found: dict[str, Matter] = {}
    slugs: set[str] = set()
    for node, matter in parsed:
        if node.file != f"matters/{matter.code}.yaml":
            node.fault(f"holds the matter {matter.code!r}; the file must carry its code")
        if matter.slug in slugs:
            node.fault(f"slug {matter.slug!r} stands twice")
        slugs.add(matter.slug)
        found[matter.code] = matter
    return found


def _wizards(parsed: list[tuple[Node, Wizard]]) -> dict[str, Wizard]:
    for node, wizard in parsed:
        if node.file != f"wizards/{wizard.slug}.yaml":
            node.fault(f"holds the wizard {wizard.slug!r}; the file must carry its slug")
    return {wizard.slug: wizard for _, wizard in parsed}
