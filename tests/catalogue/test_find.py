"""Plain words, common misnomers and both languages find the matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nuanchuang.catalogue import reads


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("过户", "A7"), ("买了二手车", "A7"), ("把车过给我儿子", "A7"), ("change of owner", "A7"),
        ("车牌丢了", "A10"), ("我的车牌被偷了怎么办", "A10"), ("换号牌", "A10"), ("LOST PLATE", "A10"),
        ("驾照到期", "B5"), ("老爸的驾照过期半年", "B5"), ("驾照年检", "B5"), ("renew licence", "B5"),
        ("违章怎么处理", "C1"), ("消分", "C1"), ("闯红灯收到短信", "C1"), ("电子眼拍了", "C1"),
        ("a10", "A10"), ("Ａ７", "A7"), (" 过 户 ！", "A7"), ("transfer", "A7"),
    ],
)  # fmt: skip
def test_what_people_say_is_found_first(words, code):
    assert reads.find(words)[0].matter.code == code


@pytest.mark.parametrize("words", ["", "  ", "？！", "结婚登记", "护照", "hello", "车", "新车上牌"])
def test_what_is_not_here_finds_nothing(words):
    assert reads.find(words) == ()


def test_the_answer_says_why():
    assert reads.find("车牌丢了")[0].because.zh == "“车牌丢了”说的就是这件事"
    assert "相近" in reads.find("违章怎么处理")[0].because.zh


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_words_get_an_ordered_answer(words):
    found = reads.find(words)
    assert list(found) == sorted(found, key=lambda hit: -hit.score)
    assert all(0 < hit.score <= 1 for hit in found)


def test_an_unknown_matter_is_refused_kindly():
    with pytest.raises(reads.UnknownMatter) as refusal:
        reads.matter("Z9")
    assert (refusal.value.code, refusal.value.status) == ("unknown-matter", 404)
