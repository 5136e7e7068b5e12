"""Greeting and farewell: by time of day, need, wait, what came before and how it ended."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct import reads
from nuanchuang.conduct.reads import Said
from nuanchuang.conduct.rules import MOODS, NEEDS, STAGES, Addition, Moment, When, weightiest, with_need
from nuanchuang.conduct.rules.greetings import unreached

MATTER = Text("补领号牌", "New plates")

GREETINGS = [
    (Moment("greet"), "您好！请问您要办什么事情？"),
    (Moment("greet", hour=8), "早上好！请问您要办什么事情？"),
    (Moment("greet", hour=9), "您好！请问您要办什么事情？"),
    (Moment("greet", hour=17), "您好！请问您要办什么事情？"),
    (Moment("greet", hour=18), "晚上好！请问您要办什么事情？"),
    (Moment("greet", quiet=True, hour=8), "您好，请讲。"),
    (Moment("greet", elder=True), "您好！请问您要办什么事情？您慢慢说，不着急，我说慢一点、大声一点。"),
    (Moment("greet", needs=frozenset({"wheelchair"})),
     "您好！请问您要办什么事情？您不用起身，我到您这边来。"),
    (Moment("greet", needs=frozenset({"hearing"})), "您好！请问您要办什么事情？我写给您看，您点头就行。"),
    (Moment("greet", needs=frozenset({"urgent"}), matter_known=True),
     "您好！您要办补领号牌，对吗？您有急事，我先办要紧的。"),
    (Moment("greet", holiday_over=True), "您好！请问您要办什么事情？节后头一天人多，谢谢您体谅。"),
    (Moment("greet", closing=True), "您好！请问您要办什么事情？快下班了也不要紧，我给您办完。"),
    (Moment("greet", waited=60), "您好！让您久等了。请问您要办什么事情？等了这么久，您辛苦了。"),
    (Moment("greet", returning=True), "您好，您又跑了一趟，辛苦了。带来的材料给我看看，我马上给您办。"),
    (Moment("greet", handed_over=True), "您好！您的情况同事跟我说了，不用再讲一遍，我接着给您办。"),
]  # fmt: skip

FAREWELLS = [
    (Moment("farewell"), "请您慢走。"),
    (Moment("farewell", decision="done"), "请您慢走。"),
    (Moment("farewell", decision="done", returning=True), "谢谢您又跑一趟，这回都办妥了。请您慢走。"),
    (Moment("farewell", decision="missing", returning=True), "备齐了直接来，不用再排队。请您慢走。"),
    (Moment("farewell", closing=True), "快下班了，您还有事现在跟我说。请您慢走。"),
    (Moment("farewell", needs=frozenset({"language"})), "单子上有英文，看不懂随时来问。请您慢走。"),
    (Moment("farewell", decision="missing"), "备齐了直接来，不用再排队。请您慢走。"),
    (Moment("farewell", decision="promised"), "有结果我们通知您，不用来回问。请您慢走。"),
    (
        Moment("farewell", decision="refused"),
        "今天没办成，我也过意不去。别的办法都写在单子上了。请您慢走。",
    ),
    (Moment("farewell", decision="handed_over"), "有事还可以回来找我。请您慢走。"),
    (Moment("farewell", elder=True), "您看着脚下，不着急。请您慢走。"),
    (Moment("farewell", hour=18), "天晚了，您路上小心。请您慢走。"),
    (Moment("farewell", holiday_ahead=True), "提前祝您节日愉快，路上平安。请您慢走。"),
    (Moment("farewell", long=True), "耽误您这么久，谢谢您耐心。请您慢走。"),
    (Moment("farewell", needs=frozenset({"sight"})), "您稍坐，我请导办员陪您出去。请您慢走。"),
]

moments = st.builds(
    Moment, stage=st.sampled_from(STAGES), hour=st.integers(0, 23), waited=st.integers(0, 300),
    long=st.booleans(), elder=st.booleans(), mood=st.sampled_from(MOODS), quiet=st.booleans(),
    needs=st.frozensets(st.sampled_from(NEEDS)), holiday_over=st.booleans(), holiday_ahead=st.booleans(),
    closing=st.booleans(), returning=st.booleans(), handed_over=st.booleans(), matter_known=st.booleans(),
    lacking=st.integers(0, 3), unchecked=st.integers(0, 3),
    decision=st.sampled_from(("", "done", "missing", "refused", "handed_over")),
)  # fmt: skip


@pytest.mark.parametrize(("moment", "said"), GREETINGS)
def test_a_greeting_fits_the_moment(moment, said):
    assert reads.next_sentence(moment, matter=MATTER).zh == said


@pytest.mark.parametrize(("moment", "said"), FAREWELLS)
def test_a_farewell_fits_how_it_ended_and_always_ends_alike(moment, said):
    assert reads.next_sentence(moment).zh == said


def test_of_many_additions_the_two_that_matter_most_are_said():
    everything = Moment(
        "greet",
        elder=True,
        needs=frozenset({"hearing", "urgent"}),
        waited=90,
        holiday_over=True,
        closing=True,
    )
    said = reads.next_sentence(everything).zh
    assert said.endswith("我写给您看，您点头就行。您慢慢说，不着急，我说慢一点、大声一点。")


@given(moments)
def test_at_every_moment_there_is_a_sentence_without_a_guess_at_the_person(moment):
    said = reads.next_sentence(moment, matter=MATTER)
    assert said.zh
    assert said.en
    assert not any(word in said.zh for word in ("先生", "女士", "小姐", "大爷", "大妈", "你"))


@given(moments)
def test_what_somebody_needs_is_kept_in_mind_in_every_mood(moment):
    said = reads.sentences(moment, matter=MATTER)
    assert said[0] == Said("calm", "", reads.next_sentence(replace(moment, mood="calm"), matter=MATTER))
    if moment.stage != "farewell":
        assert {each.mood for each in said} == set(MOODS)
    if moment.stage == "greet" and "hearing" in moment.needs:
        assert all("我写给您看" in each.text.zh for each in said)


@given(moments, st.sampled_from(reads.TOLD))
def test_what_somebody_tells_is_said_as_if_it_had_been_known(moment, need):
    found = {(each.mood, each.need): each.text for each in reads.sentences(moment, matter=MATTER)}
    if moment.stage in ("greet", "farewell"):
        calm = with_need(replace(moment, mood="calm"), need)
        assert found["calm", need] == reads.next_sentence(calm, matter=MATTER)
    else:
        assert {need for _, need in found} == {""}


def test_every_greeting_and_farewell_is_reached_by_some_moment():
    assert unreached("welcome", reads.library().welcome) == ()
    assert unreached("farewell", reads.library().farewell) == ()


@pytest.mark.parametrize(("name", "when"), [
    ("welcome", When(long=True)), ("welcome", When(decisions=frozenset({"done"}))),
    ("farewell", When(holiday_over=True)), ("farewell", When(waited=30)),
    ("farewell", When(decisions=frozenset({"moon"}))),
    ("welcome", When(elder=True, needs=frozenset({"hearing"}))),
])  # fmt: skip
def test_what_no_moment_leads_to_is_a_fault(name, when):
    table = (*getattr(reads.library(), name), Addition("late", when, Text("好", "Fine")))
    assert unreached(name, table) == ("late",)


def test_of_several_endings_the_goodbye_speaks_of_what_weighs_most():
    assert weightiest(["done", "missing", "promised"]) == "missing"
    assert weightiest(["done", "refused"]) == "refused"
    assert weightiest([]) == ""


def test_the_hall_says_it_its_own_way_and_what_rests_leaves_its_place_to_the_next():
    moment = Moment("greet", elder=True, needs=frozenset({"hearing"}), closing=True)
    own = {"welcome:elder": Text("您慢慢讲。", "Take your time."), "welcome:hearing": None}
    said = reads.next_sentence(moment, own)
    assert said.zh.endswith("您慢慢讲。快下班了也不要紧，我给您办完。")
    assert "Take your time." in said.en


def test_handed_over_they_may_come_back():
    said = reads.next_sentence(Moment("handed_over", hour=20, elder=True)).zh
    assert said.endswith("有事还可以回来找我。")
    assert "路上小心" not in said
