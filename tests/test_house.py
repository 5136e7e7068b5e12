"""The house keeps its own rules (design §1, §4): sizes, directions, what must not appear."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from scripts import browser_support, messages

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "nuanchuang"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = SOURCE / "web" / "templates"
NOT_OURS = {".git", ".venv", "var", "build", "shots", "node_modules", "__pycache__"}
ROOMS = [
    name.removeprefix("nuanchuang.") for name in settings.INSTALLED_APPS if name.startswith("nuanchuang.")
]


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """(name, lines of its body without docstring) of every function in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_functions_are_short():
    sizes = {(path.name, name): size for path in MODULES for name, size in _functions(path)}
    assert [where for where, size in sizes.items() if size > 60] == []
    assert statistics.median(sizes.values()) <= 8


def test_modules_are_short():
    long = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {path: lines for path, lines in long.items() if lines > 400} == {}


def test_every_room_says_what_it_is_for():
    silent = [
        room
        for room in ROOMS
        if not ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text()))
    ]
    assert silent == []


def test_no_foreign_key_points_to_a_room_below():
    order = {f"nc_{room}": place for place, room in enumerate(ROOMS)}
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in order
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and order.get(field.related_model._meta.app_label, -1) > order[model._meta.app_label]
    ]
    assert wrong == []


def test_tables_and_constraints_are_named_after_their_room():
    own = [model for model in apps.get_models() if model._meta.app_label.startswith("nc_")]
    assert own
    assert [
        model._meta.label for model in own if not model._meta.db_table.startswith(model._meta.app_label)
    ] == []


# Spelled backwards, so that this file does not name them itself.
FOREIGN = [
    "gro.ipyp",
    "gro.detsohnohtyp",
    "gro.sjmpn",
    "moc.sjmpn",
    "rviledsj",
    "gkpnu",
    "oi.setarc",
    "ipyp/tpo/",
]
FOREIGN += ["niam/krow/", "derahs/krow/"]


def _texts(folder: Path = ROOT) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith((".egg-info", "_cache")) or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from _texts(path)
        else:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes().decode(errors="ignore")


def test_no_file_names_a_package_registry_or_a_builders_folder():
    words = [word[::-1] for word in FOREIGN]
    assert [f"{name}: {word}" for name, text in _texts() for word in words if word in text] == []


def _templates() -> dict[str, str]:
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }


def test_every_template_is_used():
    used = "\n".join(path.read_text(encoding="utf-8") for path in [*MODULES, *TEMPLATES.rglob("*.html")])
    stems = tuple(re.findall(r"\"([\w/]+)\{[^}\"]+\}[\w/]*\.html\"", used))  # f"base/{surface}.html"
    whole = {
        name: name.replace("_part.html", ".html") for name in _templates()
    }  # htmx gets the part of a page
    assert [name for name in whole if whole[name] not in used and not name.startswith(stems or "-")] == []


INLINE = {
    "an inline style": r"<[^>]*\sstyle\s*=|<style\b",
    "an inline script": r"<script\b(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "another host": r"<[^>]*\s(src|href|action)\s*=\s*[\"'](https?:)?//",
    "a javascript: address": r"javascript:",
    "hx-on, which evaluates text": r"\shx-on|\shx-vals\s*=\s*[\"']js:",
}


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    comments = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
    assert [
        name for name, text in _templates().items() if re.search(INLINE[what], comments.sub("", text))
    ] == []


def test_the_english_catalogue_is_complete():
    assert messages.missing() == []


def test_the_english_catalogue_holds_nothing_that_is_no_longer_said():
    said = {(message.id, message.context) for message in messages.gather()}
    kept = {(m.id[0] if isinstance(m.id, tuple) else m.id, m.context) for m in messages.catalogue() if m.id}
    assert kept - said == set()


def test_chinese_in_templates_is_always_translatable():
    """What stands outside translate and blocktranslate would stay Chinese on an English page."""
    marked = re.compile(
        r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|{%\s*blocktrans.*?endblocktrans(late)?\s*%}|{%.*?%}|{{.*?}}"
        r"|<(\w+)[^>]*\slang=\"zh[^>]*>.*?</\2>",  # said to be Chinese, on purpose
        re.DOTALL,
    )
    bare = {
        name: re.findall(r"[\u4e00-\u9fff]+", marked.sub("", text)) for name, text in _templates().items()
    }
    assert {name: words for name, words in bare.items() if words} == {}


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("css", ".a { .b { color: red } }", "nesting (112)"),
        ("css", ".a { @media print { color: red } }", "nesting (112)"),
        ("css", "@media print { .a { color: color-mix(in srgb, red, blue) } }", "color-mix() (111)"),
        ("css", ".a { grid-template-rows: subgrid }", "subgrid (117)"),
        ("js", "const b = a.toSorted();", "toSorted and kin (110)"),
        ("js", "document.startViewTransition(go)", "view transitions (111)"),
        ("html", '<div popover id="x">', "popover (114)"),
    ],
)
def test_what_the_oldest_browser_lacks_is_found(kind, text, what):
    assert [found for _, found in browser_support.faults_in(text, kind)] == [what]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "css",
            "@media (width >= 600px) { .a, .b { color: red } } @font-face { src: local(x) } .c { inset: 0 }",
        ),
        ("css", "/* subgrid */ .a::before { content: '{ subgrid' }"),
        ("js", "// toSorted( is too new\nconst a = [1].sort();"),
    ],
)
def test_what_the_oldest_browser_can_is_let_through(kind, text):
    assert list(browser_support.faults_in(text, kind)) == []
