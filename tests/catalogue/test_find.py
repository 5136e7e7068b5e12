"""Plain words, misnomers, sounds and both languages find the matter; what is not ours finds nothing."""

import time

import pypinyin.constants
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.loading import load
from nuanchuang.platform.content import ContentError


@pytest.fixture(scope="session")
def find(library):
    """Codes of what a question finds, best first."""
    index = rules.index(library)
    return lambda question: [hit.matter.code for hit in rules.find(index, question)]


@pytest.fixture(scope="session")
def why(library):
    """Why the first one was found, in Chinese and English."""
    index = rules.index(library)
    return lambda question: rules.find(index, question)[0].because


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
def test_what_people_say_is_found_first(find, words, code):
    assert find(words)[0] == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("丢了一块车牌", "A10"), ("车牌那个找不着了呀", "A10"), ("我想请问一下牌照丢了该怎么补办", "A10"),
        ("驾驶本到日子了", "B5"), ("my driver's license has expired", "B5"), ("违规被探头拍到", "C1"),
    ],
)  # fmt: skip
def test_the_order_of_words_and_what_says_nothing_do_not_matter(find, words, code):
    assert find(words)[0] == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("二手车国户", "A7"), ("车派丢了", "A10"), ("驾造过期了", "B5"), ("处理违张", "C1"),
        ("guohu", "A7"), ("wo de chepai diu le", "A10"), ("jiazaodaoqi", "B5"), ("weizhangchuli", "C1"),
        ("gh", "A7"), ("cpdl", "A10"), ("cpd", "A10"), ("JZDQ", "B5"), ("jsz dq", "B5"), ("wzcl", "C1"),
    ],
)  # fmt: skip
def test_what_was_meant_is_heard(find, words, code):
    assert find(words)[0] == code


@pytest.mark.parametrize(("letters", "code"), [("bpz", "A10"), ("jsz", "B5"), ("cp", "A10")])
def test_first_letters_of_a_word_inside_names_find_those_matters(find, letters, code):
    assert code in find(letters)


@pytest.mark.parametrize(
    "words",
    [
        "", "  ", "？！", "结婚登记", "护照", "身份证", "办护照", "房子过户", "月亮", "hello", "good morning",
        "车", "我", "怎么办", "zzzz", "sfz", "苹果手机", "今天天气怎么样", "<b>zz", "x" * 500,
    ],
)  # fmt: skip
def test_what_is_not_here_finds_nothing(find, words):
    assert find(words) == []


def test_the_answer_says_why(why):
    assert why("A7").zh == "“A7”是这件事的编号"
    assert why("车牌丢了").zh == "“车牌丢了”说的就是这件事"
    assert why("家里驾照过期没换").zh == "“驾照过期”说的就是这件事"
    assert why("丢了车牌").zh == "您说的和“车牌丢了”相近"
    assert why("gh").zh == "“gh”听起来像“过户”"
    assert why("lost plate").en == "“lost plate” means this matter"


def test_only_the_whole_name_in_its_order_is_called_certain(why):
    assert "相近" in why("车牌被人卸走啦，丢得冤").zh
    assert "说的就是" in why("昨天车牌丢了一块").zh


@pytest.mark.parametrize("words", ["我的车被偷了", "扣车怎么取", "公司的车卖给个人"])
def test_words_nobody_said_are_not_called_theirs(library, words):
    for hit in rules.find(rules.index(library), words):
        assert "说的就是" not in hit.because.zh


def test_what_shares_one_word_with_the_best_is_not_shown_beside_it(find):
    assert find("改车颜色") == ["A2"]
    assert find("喝酒被抓了") == ["C3"]


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("帮我爸过户", []), ("公司的车卖给个人", []), ("gh", []), ("过户", []), ("扣车怎么取", []),
        ("喝酒被抓了", []), ("我爸走了，车怎么过户", ["owner-died"]), ("继承车辆", ["owner-died"]),
        ("chezhuqushizenmeguohu", ["owner-died"]), ("inherited car", ["owner-died"]),
        ("车还有贷款能过户吗", ["mortgage"]), ("银行不配合解押", ["mortgage"]),
        ("12分扣完要学几天", ["full-points"]),
    ],
)  # fmt: skip
def test_a_death_or_a_debt_is_asked_about_only_where_it_was_spoken_of(library, words, slugs):
    found = [each.slug for each in rules.find_advice(rules.index(library), words)]
    assert found[:1] == slugs


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("委托书怎么写", ["proxy"]), ("身份证过期能办吗", ["identity_expired"]),
        ("我的身份证丢了", ["identity_expired"]),
        ("ID card expired", ["identity_expired"]), ("过户", []), ("", []),
    ],
)  # fmt: skip
def test_what_does_not_hang_on_a_matter_is_answered_at_once(library, words, answers):
    assert [each.code for each in rules.answers(rules.index(library), words)] == answers


def codes(index, question):
    return [hit.matter.code for hit in rules.find(index, question)]


def test_what_few_matters_are_called_says_more_than_what_many_are(named):
    many = {f"M{number}": f"旧车{each}甲" for number, each in enumerate("子丑寅卯辰")}
    assert codes(named(**many, Z1="过户乙丙"), "旧车过户")[0] == "Z1"


def test_two_words_with_one_between_them_still_belong_together(named):
    assert codes(named(A1="校车单位补领", Z1="补领校车单位"), "补领大校车")[0] == "Z1"


def test_words_that_say_nothing_cost_nothing(library):
    (hit, *_) = rules.find(rules.index(library), "您好，我想请问一下车牌丢了怎么办呢")
    assert (hit.matter.code, hit.score) == ("A10", 0.95)


def test_pinyin_must_be_most_of_what_was_typed(find):
    assert find("qqqq guohu qqqqqqqq") == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_words_get_an_ordered_answer(library, words):
    found = rules.find(_index(library), words)
    assert list(found) == sorted(found, key=lambda hit: -hit.score)
    assert len(found) <= 6
    assert all(0 < hit.score <= 1 for hit in found)


def _index(library, made=[]):  # noqa: B006  # one for all examples
    if not made:
        made.append(rules.index(library))
    return made[0]


def test_a_question_takes_less_than_ten_milliseconds(library):
    index = rules.index(library)
    questions = ["昨天下雨，前面的牌子冲没了", "驾造快过期了", "wodechepaidiuleyaozenmeban", "gh", "丢" * 60]
    for question in questions:
        rules.find(index, question)
    start = time.process_time()
    for question in questions * 4:
        rules.find(index, question)
    assert time.process_time() - start < 0.01 * len(questions) * 4


def test_the_index_is_made_once_a_library(db):
    assert reads.index() is reads.index()


def test_pinyin_of_phrases_is_not_loaded(find):
    """Characters are enough, and the table of phrases would take 45 MB of every process."""
    assert pypinyin.constants.PHRASES_DICT == {}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("行驶证: [行车证,", "行驶证: [驾照,", "the word '驾照' stands twice"),
        ("stop: [\n  我,", "stop: [\n  驾照, 我,", "the word '驾照' stands twice"),
        ("行驶证: [行车证,", "行驶证: [70,", "must be a text"),
        ("elsewhere:", "nowhere:", "lacks elsewhere"),
    ],
)
def test_a_fault_in_the_words_is_named(spoiled, old, new, fault):
    with pytest.raises(ContentError, match=fault):
        load(spoiled("words.yaml", old, new))


def test_an_unknown_matter_is_refused_kindly(db):
    with pytest.raises(reads.UnknownMatter) as refusal:
        reads.matter("Z9")
    assert (refusal.value.code, refusal.value.status) == ("unknown-matter", 404)
