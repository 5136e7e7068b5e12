"""Official texts are read in, split, kept side by side, and the grounds are held against them."""

import shutil
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.app import cli
from nuanchuang.catalogue import actions, lawfiles, reads
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.models import LawArticle
from nuanchuang.catalogue.rules import lawtext

LINES = [
    "# 机动车登记规定",
    "2021年12月4日公布",
    "## 第一章 总则",
    "第一条 为了试验，写这一条。",
    "",
    "第二款也在这里。",
    "第二条　第二条的话。",
    "第一条也可以出现在后面的段落里。",
    "# 第二章 其他",
    "第三条 最后一条。",
]
ONE, TWO = "试验文本第一版。", "试验文本改过了。"


def test_a_text_is_split_into_articles_with_their_paragraphs():
    found = lawtext.split(LINES)
    assert (found.title, found.version) == ("机动车登记规定", "2021-12-04")
    assert found.articles == {
        1: "为了试验，写这一条。\n第二款也在这里。",
        2: "第二条的话。\n第一条也可以出现在后面的段落里。",
        3: "最后一条。",
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("五", 5),
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("五十一", 51),
        ("一百零五", 105),
        ("一百一十", 110),
        ("88", 88),
    ],
)
def test_articles_are_counted_as_the_texts_count(words, value):
    assert lawtext.number(words) == value


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_lines_are_read_without_an_accident(lines):
    found = lawtext.split(lines)
    assert list(found.articles) == list(range(1, len(found.articles) + 1))


def test_word_markdown_and_old_encodings_read_the_same(tmp_path):
    word = Document()
    for line in LINES:
        word.add_paragraph(line.lstrip("# "))
    word.save(str(tmp_path / "规定(2021-12-17).docx"))
    (tmp_path / "规定(2021-12-17).md").write_text("\n".join(LINES), encoding="utf-8")
    (tmp_path / "规定(2021-12-17).txt").write_text("\r\n".join(LINES), encoding="gb18030")
    texts = [lawfiles.read(path) for path in sorted(tmp_path.iterdir())]
    assert texts[0] == texts[1] == texts[2]
    assert texts[0].version == "2021-12-17"


@pytest.mark.parametrize(
    ("name", "content"), [("a.md", b"# nothing"), ("a.docx", b"not a zip"), ("a.pdf", b"%PDF")]
)
def test_what_is_no_text_is_refused_in_words(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(lawfiles.UnreadableText):
        lawfiles.read(tmp_path / name)


@pytest.mark.django_db
class TestReadingIn:
    """What an import leaves behind."""

    def take(self, words, version, now, rule="vehicle"):
        text = lawtext.LawText("机动车登记规定", version, {1: words, 51: words})
        return actions.import_law(text=text, rule=rule, by="system", now=now)

    def test_versions_stand_side_by_side_and_the_same_one_is_replaced(self, now):
        self.take(ONE, "2021-12-17", now)
        self.take(TWO, "2026-01-01", now)
        self.take(TWO, "2021-12-17", now)
        assert LawArticle.objects.count() == 4
        assert reads.law_texts()["vehicle", "2021-12-17"][51] == TWO

    def test_the_rule_is_told_by_the_title(self, now):
        self.take(ONE, "2021-12-17", now, rule="")
        assert set(reads.law_texts()) == {("vehicle", "2021-12-17")}

    def test_a_title_nobody_cites_and_a_text_without_a_day_are_refused(self, now):
        with pytest.raises(lawfiles.UnknownRule):
            actions.import_law(
                text=lawtext.LawText("月亮法", "2020-01-01", {1: ONE}), rule="", by="system", now=now
            )
        with pytest.raises(lawfiles.NoVersion):
            self.take(ONE, "", now)
        assert not LawArticle.objects.exists()

    def test_the_command_reads_and_says_how_many(self, tmp_path, capsys):
        path = tmp_path / "机动车登记规定(2021-12-17).md"
        path.write_text("\n".join(LINES), encoding="utf-8")
        assert cli.main(["law", "import", str(path)]) == 0
        assert "机动车登记规定 2021-12-17: 3 articles" in capsys.readouterr().out
        assert cli.main(["law", "check"]) == 1
        assert "vehicle-51 (机动车登记规定 51): there is no article 51; cited by" in capsys.readouterr().out

    def test_the_command_refuses_in_both_languages(self, tmp_path, capsys):
        path = tmp_path / "moon.txt"
        path.write_text("第一条 月亮。", encoding="utf-8")
        assert cli.main(["law", "import", str(path), "--version", "2026-01-01"]) == 1
        said = capsys.readouterr().err
        assert "认不出这是哪部规定" in said
        assert "--rule" in said.splitlines()[1]


def texts(shared):
    found = [lawfiles.read(path) for path in (shared / "laws").glob("*.md")]
    known = load().rules
    return {(lawtext.rule_of(text.title, known), text.version): text.articles for text in found}


def test_every_ground_we_call_matched_stands_in_the_official_texts(shared):
    assert lawtext.compare(load(), texts(shared)) == ()


def test_a_planted_wrong_number_is_found_and_names_its_matters(shared, spoiled):
    wrong = load(spoiled("grounds/vehicle.yaml", "article: 51", "article: 50"))
    (found,) = lawtext.compare(wrong, texts(shared))
    assert (found.ground.id, found.kind) == ("vehicle-51", "words")
    assert "A10" in found.matters


def test_a_newer_version_that_says_it_otherwise_is_reported(shared):
    read = texts(shared)
    newer = {**read["vehicle", "2021-12-17"], 51: TWO}
    found = lawtext.compare(load(), read | {("vehicle", "2030-01-01"): newer})
    assert {(each.ground.article, each.kind, each.detail) for each in found} == {
        (51, "changed", "2030-01-01")
    }


def test_the_check_of_the_catalogue_takes_a_folder_of_texts(shared, tmp_path, capsys, monkeypatch):
    from nuanchuang.catalogue import commands, rules

    library = reads.library()
    small = rules.check(replace(library, matters={"A10": library.matters["A10"]}, wizards={}))
    monkeypatch.setattr(rules, "check", lambda library: replace(small, faults=()))
    assert commands.check(shared / "laws") == 0
    shutil.copy(next((shared / "laws").glob("机动车登记规定*")), tmp_path)
    assert commands.check(tmp_path) == 1
    assert "was not read in" in capsys.readouterr().out
