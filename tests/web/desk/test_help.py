"""F1 tells of every key of the desk and of what has none."""

import re
from pathlib import Path

import nuanchuang.web

TEMPLATES = Path(nuanchuang.web.__file__).parent / "templates"
WITHOUT_KEY = ("写条备忘", "有困难的群众", "补救与回顾", "离岗", "结束值班", "不请了")


def help_rows():
    frame = (TEMPLATES / "desk/frame.html").read_text(encoding="utf-8")
    base = (TEMPLATES / "base/desk.html").read_text(encoding="utf-8")
    rows = frame.partition("{% block keys_help %}")[2].partition("{% endblock %}")[0]
    return rows + base.partition('<dialog id="nc-help"')[2]


def test_every_key_of_the_desk_is_told():
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("desk/*.html"))
    keys = set(re.findall(r'(?:data-)?key="([A-Z][^"]*)"', pages)) | {"F1", "F5", "F11", "F12"}
    told = {"Esc" if key == "Escape" else key for key in keys}
    assert len(told) > 15
    rows = help_rows()
    assert {key for key in told if f"<kbd>{key}</kbd>" not in rows} == set()


def test_what_has_no_key_is_told_where_it_stands():
    rows = help_rows()
    assert [words for words in WITHOUT_KEY if words not in rows] == []
