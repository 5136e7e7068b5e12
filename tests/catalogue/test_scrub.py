"""What is kept of the words somebody looked for: nothing that could tell who it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue.rules import scrub
from nuanchuang.catalogue.rules.requests import LONGEST


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("电动轮椅要不要驾照", "电动轮椅要不要驾照"),
        ("  ＡＢＳ 灯亮了  怎么办 ", "abs灯亮了怎么办"),
        ("我叫王五 电话13800138000 想办证", "我叫王五电话××想办证"),
        ("打 138 0013 8000 找我", "打××找我"),
        ("138-0013-8000 车被占", "××车被占"),
        ("身份证11010519491231002X丢了", "身份证××丢了"),
        ("电话一三八零零一三八零零零", "电话××"),
        ("京A12345被占", "××被占"),
        ("沪AD12345 充电", "××充电"),
        ("写信到 me@example.com 吧", "写信到××吧"),
        ("扣了12分，2026年能清吗", "扣了12分,2026年能清吗"),
        ("字" * 60, "字" * 40),
    ],
)
def test_words_stay_and_numbers_go(said, kept):
    assert scrub(said) == kept


@pytest.mark.parametrize("said", ["", "   ", "？？？", "车", "12345678", "1 2", "××", "\0"])
def test_where_nothing_is_said_nothing_is_kept(said):
    assert scrub(said) == ""


@given(st.text(alphabet="0123456789 -.年车x０１²①京a", max_size=120))
def test_no_run_of_five_digits_is_ever_kept(said):
    kept = scrub(said)
    assert len(kept) <= LONGEST
    assert not re.search(r"\d(?:[\W_]{0,2}\d){4}", kept)


@given(st.text(alphabet="12345 -.…京a车牌Ａ×@b", max_size=80) | st.text(max_size=80))
def test_what_was_kept_once_is_kept_alike_again(said):
    assert scrub(scrub(said)) == scrub(said)
