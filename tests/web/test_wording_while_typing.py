"""What the lint finds stands beside the words while they are typed; it only suggests and keeps nothing."""

from pathlib import Path

import pytest

from nuanchuang.journal.models import Row
from nuanchuang.platform import clock
from nuanchuang.web import wording
from tests.support.desk import sign_in
from tests.support.hall import answer_all, receive, scene

__all__ = ["scene"]

TEMPLATES = Path(wording.__file__).parent / "templates"


@pytest.fixture
def desk(scene, now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return sign_in(scene.owner)


def look(desk, field, *texts):
    return desk.client.post("/wording/", {"field": field, field: texts})


def test_a_finding_comes_with_its_reason_and_better_words(desk):
    html = look(desk, "text", "这不能办。").content.decode()
    assert 'data-rule="hard.refuse"' in html
    assert "可以这样说" in html
    assert "改了才能发" not in html, "what stays inside is never stopped"


def test_plain_words_bring_nothing(desk):
    assert look(desk, "text", "下次先看日期。").content.decode().strip() == ""


def test_only_the_named_field_is_looked_at_and_all_of_its_lines(desk):
    said = {"field": "text", "text": ["好。", "这不能办。"], "other": "你弄错了。"}
    answer = desk.client.post("/wording/", said)
    html = answer.content.decode()
    assert "hard.refuse" in html
    assert "hard.wrong" not in html


@pytest.mark.parametrize("said", [{}, {"field": "text"}, {"field": "text", "text": "好" * 5000}])
def test_nothing_and_too_much_is_looked_at_calmly(desk, said):
    assert desk.client.post("/wording/", said).status_code == 200


def test_nothing_is_kept_or_logged(desk, caplog):
    rows = Row.objects.count()
    look(desk, "text", "这不能办，哪里都不留。")
    assert Row.objects.count() == rows
    assert "哪里都不留" not in caplog.text


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("desk/memo.html", "text"), ("desk/consult.html", "question"), ("desk/lessons.html", "answer"),
        ("desk/other.html", "fact"), ("office/asked.html", "words"), ("office/request_answer.html", "say"),
        ("office/other_answer.html", "way"),
    ],
)  # fmt: skip
def test_it_stands_inside_the_form_that_has_the_field(page, field):
    html = (TEMPLATES / page).read_text(encoding="utf-8")
    before, _, after = html.partition(f'"parts/wording.html" with field="{field}"')
    assert after
    form = before.rpartition("<form")[2]
    assert "</form>" not in form
    assert f'name="{field}"' in form
    assert "csrf_token" in form


def test_the_memos_page_asks_while_typing(desk, scene, now):
    answer_all(receive(scene.owner, now), scene.owner, now)
    html = desk.client.get(f"/desk/visits/{desk.visit()}/cases/1/memo/").content.decode()
    assert 'hx-post="/wording/"' in html
