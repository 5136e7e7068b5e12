"""What could name a person is hidden before anything is kept, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.knowledge.rules.scrubbing import Scrubbed, says_something, scrub


@pytest.mark.parametrize(
    ("said", "kept", "hidden"),
    [
        ("车主电话 00000000000 打不通", "车主电话 ×× 打不通", ("number",)),
        ("电话零零零零零零零零零零零打不通", "电话××打不通", ("number",)),
        ("身份证 000000 00000000 000X 看不清", "身份证 ×× 看不清", ("number",)),
        ("号牌京A·00000丢了一面", "号牌××丢了一面", ("plate",)),
        ("京 a00000 丢了", "京 ×× 丢了", ("number",)),
        ("写信到 somebody@example.org 问", "写信到 ×× 问", ("address",)),
        ("王某某先生说材料齐了", "××先生说材料齐了", ("name",)),
        ("李女士又来了，电话00000000000", "××女士又来了，电话××", ("number", "name")),
        ("车主叫张某某，替父亲来", "车主叫××，替父亲来", ("name",)),
        ("电话０００ ００００ ００００", "电话××", ("number",)),
        ("12389000000", "××", ("number",)),
        ("12123 000000", "××", ("number",)),
        ("护照E00000000过期", "护照××过期", ("number",)),
    ],
)  # fmt: skip
def test_numbers_plates_addresses_and_names_are_hidden(said, kept, hidden):
    assert scrub(said) == Scrubbed(kept, hidden)


PLAIN = """
拨 12123 或者 12389 都行，12345 也行
补领号牌要 15 个工作日，先打临牌
这位先生说得有道理
老先生请坐
B2 换 C1，2026 年 3 月以后
找值班领导同志
第 23 条写得很清楚
120 元一副，缺一面也收一副
师傅带徒弟
京牌外地也能办？能！
"""


@pytest.mark.parametrize("said", PLAIN.split("\n")[1:-1])
def test_plain_words_dates_fees_and_articles_stay(said):
    assert scrub(said).text == said
    assert scrub(said).hidden == ()


@given(st.text(st.sampled_from("王李先生女士12 3·-京A补牌零一@.x××"), max_size=40))
def test_what_was_scrubbed_once_is_clean(said):
    once = scrub(said)
    assert scrub(once.text).text == once.text


SAYING = [("补牌", True), ("×× 补", False), ("××××", False), ("12 34!", False), ("", False)]


@pytest.mark.parametrize(("text", "says"), SAYING)
def test_what_is_left_must_say_something(text, says):
    assert says_something(text) is says
