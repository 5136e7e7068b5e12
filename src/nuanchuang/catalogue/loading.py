"""Reading the content folder into one Library."""

import re
from pathlib import Path
from typing import Any

import yaml

from nuanchuang.catalogue import parsing
from nuanchuang.catalogue.parts import Parts
from nuanchuang.catalogue.rules.model import Library, Matter
from nuanchuang.catalogue.rules.wizards import Wizard
from nuanchuang.catalogue.schema import VERSION, ContentError, Node

DATA = Path(__file__).resolve().parent / "data"


class _Loader(yaml.CSafeLoader):
    """YAML in which only whole numbers, null, true and false are more than text, and no key stands twice."""

    yaml_implicit_resolvers: dict[str, Any] = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^\d+$"), list("0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|)$"), ["n", ""])


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise yaml.constructor.ConstructorError(None, None, f"key {twice!r} stands twice", node.start_mark)
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(folder: Path = DATA) -> Library:
    """The content of a folder; raises ContentError with file and path at the first fault."""
    rules_file, remedies_file, release_file = (
        _read(folder, name) for name in ("rules.yaml", "remedies.yaml", "release.yaml")
    )
    ground_files = _read_all(folder, "grounds")
    parts = Parts(_read(folder, "parts.yaml"))
    matter_files = [parts.expand(node) for node in _read_all(folder, "matters")]
    wizard_files = [parts.expand(node) for node in _read_all(folder, "wizards")]
    for node in parts.unused():
        node.fault("nothing uses this part")
    rules = parsing.rules(rules_file)
    grounds = parsing.grounds(ground_files, rules)
    remedies = parsing.remedies(remedies_file, grounds)
    release = release_file.fields("schema release date")
    files = (rules_file, *ground_files, remedies_file, release_file, *matter_files, *wizard_files)
    return Library(
        matters=_matters([(node, parsing.matter(node, grounds, remedies)) for node in matter_files]),
        wizards=_wizards([(node, parsing.wizard(node, grounds)) for node in wizard_files]),
        rules=rules,
        grounds=grounds,
        remedies=remedies,
        release=release("release").string(),
        released=release("date").day(),
        digest=Node([node.value for node in files], str(folder)).digest(),
    )


def _read_all(folder: Path, kind: str) -> list[Node]:
    return [_read(folder, f"{kind}/{path.name}") for path in sorted((folder / kind).glob("*.yaml"))]


def _read(folder: Path, name: str) -> Node:
    try:
        value = yaml.load((folder / name).read_text(encoding="utf-8"), _Loader)  # noqa: S506  # a safe loader
    except OSError as error:
        raise ContentError(f"{name}: top: cannot be read ({error.strerror})") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(f"{name}: top: is not YAML: {error}") from None
    node = Node(value, name)
    if not isinstance(value, dict) or value.get("schema") != VERSION:
        node.fault(f"must say “schema: {VERSION}”")
    return node


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
