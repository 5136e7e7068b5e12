"""Pure: the difference between two texts, and how own and shipped cards share a page."""

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.knowledge.rules.differing import changes, standing
from nuanchuang.knowledge.rules.finding import together

texts = st.text(alphabet="您请坐慢走，。abc", max_size=40)
lists = st.lists(st.integers(), max_size=20)


@given(texts)
def test_the_same_text_has_no_difference(text):
    assert changes(text, text) == ()


@given(texts, texts)
def test_the_pieces_are_of_their_texts_and_at_least_one_where_they_differ(before, after):
    found = changes(before, after)
    assert bool(found) == (before != after)
    for each in found:
        assert each.gone or each.came
        assert each.gone in before
        assert each.came in after
    assert len(after) - len(before) == sum(len(each.came) - len(each.gone) for each in found)


def test_what_was_changed_is_told_piece_by_piece():
    found = changes("请您坐，喝口水。", "请坐，喝口热水。")
    assert [(each.gone, each.came) for each in found] == [("您", ""), ("", "热")]


@given(lists, lists, st.integers(1, 20))
def test_a_page_is_filled_as_far_as_there_is_something_and_shows_both_kinds(own, shipped, most):
    page = together(own, shipped, most)
    assert len(page) == min(most, len(own) + len(shipped))
    assert page == [*own[: len(page) - len(shipped)], *shipped] or len(page) == most
    if len(shipped) >= most:
        assert page == [*own[: most // 2], *shipped][:most]


def test_shipped_words_stand_changed_or_are_gone():
    was = {"say": "您慢走。"}
    assert standing(was, dict(was)) == ""
    assert standing(was, {"say": "您走好。"}) == "changed"
    assert standing(was, None) == "gone"
