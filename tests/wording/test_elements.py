"""What a reply needs, what it lacks, and what stands too early."""

import pytest

from nuanchuang.wording import reads

FULL = (
    "对不起，让您跑这一趟。依据是《机动车登记规定》第十五条，因为车还在抵押，要先保护银行和您的权利。"
    "您可以先到银行解除抵押，办好了直接来找我。"
)
MOVES = {
    "state": "您的想法我尊重。依据是《机动车登记规定》第十五条，我念给您听。这样定是为了防止冒名过户。"
    "您有不同看法，可以向监督电话反映。也可以先办解除抵押，我帮您约时间。",
    "soften": "您先坐，喝口水。您慢慢说，我听着。我们先看已经齐了的这几样。就剩这一样，我和您细说。"
    "不是我们不给办，而是限于政策：《机动车登记规定》第十五条。还有一个办法，您可以先解除抵押。",
    "understand": "您说得有道理。我也很希望能帮您。只是《机动车登记规定》第十五条要求先解除抵押。"
    "如果以后能办了，我们再通知您。我这样讲，您看清楚吗？",
    "change": "您先坐，喝口水。我请值班领导来接着给您办。您的情况我已经跟他交代清楚了。"
    "他会照同一条规定再给您讲一遍。",
    "guide": "您慢慢说，我听着。记几分、罚多少，是法律定的。闯红灯最容易出事故，家里人也担心您。"
    "我们今天能做的，是先填好异议申请。您的意见我记下了，往上报。",
}  # fmt: skip


def test_a_full_refusal_lacks_nothing(missing):
    assert missing(FULL, "refusal") == []


@pytest.mark.parametrize(("text", "lacking"), [
    ("这不能办。", ["apology", "ground", "reason", "way"]),
    ("对不起，这一项现在办不了。", ["ground", "reason", "way"]),
    ("我理解您的心情。依据是《机动车登记规定》第十五条。", ["reason", "way"]),
    ("对不起，因为车还在抵押。您可以先解除抵押。", ["ground"]),
    ("依据是《机动车登记规定》第十五条，因为车还在抵押，您可以先解除抵押。", ["apology"]),
    ("", ["apology", "ground", "reason", "way"]),
])  # fmt: skip
def test_a_refusal_names_what_it_lacks(text, lacking, missing):
    assert missing(text, "refusal") == lacking


@pytest.mark.parametrize("way", [
    "您可以先解除抵押。", "如果以后能办了，我们再通知您。", "您不同意的话，六十日内可以申请行政复议。",
    "还有一个办法。", "我帮您约银行的时间。",
])  # fmt: skip
def test_any_way_out_is_a_way(way, missing):
    assert missing(f"对不起，依据是《机动车登记规定》第十五条，因为车还在抵押。{way}", "refusal") == []


def test_you_may_go_is_no_way(missing):
    assert missing("对不起，因为第十五条，您可以走了。", "refusal") == ["way"]


def test_an_attached_ground_need_not_be_written(missing):
    text = "对不起，因为车还在抵押。您可以先解除抵押。"
    assert missing(text, "refusal", ground_attached=True) == []


def test_places_that_will_be_filled_count_as_their_element(missing):
    text = "对不起，依据是%(ground)s，%(reason)s。%(cure)s"
    assert "ground" not in missing(text, "refusal")
    assert "way" not in missing(text, "refusal")


def test_the_essays_sentence_for_missing_papers_lacks_only_where_to_get_them(missing):
    text = "对不起，您办理的事项还缺几个手续。等您把缺少的手续备齐后，我立刻给您办好。"
    assert missing(text, "missing") == ["where"]
    assert missing(text.replace("。等", "，体检证明在隔壁医院能开。等"), "missing") == []


@pytest.mark.parametrize(("text", "lacking"), [
    ("我核实后打电话答复您，最晚明天下午四点。", []), ("我核实后答复您。", ["by_when"]),
    ("回头再说。", ["what", "by_when", "how_told"]),
])  # fmt: skip
def test_a_promise_says_what_by_when_and_how(text, lacking, missing):
    assert missing(text, "promise") == lacking


def test_greeting_and_farewell_of_the_essay_are_whole(missing):
    assert missing("您好！请问您要办什么事情？", "greeting") == []
    assert missing("还有什么能帮您的？请您慢走。", "farewell") == []


@pytest.mark.parametrize("move", MOVES)
def test_each_move_said_in_full_and_in_order_passes(move, ids):
    found = reads.check(MOVES[move], move)
    assert ([each.id for each in found.missing], [each.id for each in found.misordered]) == ([], [])
    assert ids(MOVES[move], move) == []


@pytest.mark.parametrize("move", MOVES)
def test_a_move_that_says_nothing_lacks_every_step(move):
    assert reads.check("", move).missing == reads.situations()[move].needs


def test_affirming_after_the_rule_is_pointed_out():
    said = MOVES["understand"].split("。")
    text = "。".join([said[2], said[0], said[1], *said[3:]])
    assert [each.id for each in reads.check(text, "understand").misordered] == ["ground"]


def test_the_way_before_the_apology_is_pointed_out():
    text = "您可以走别的窗口。依据是第十五条，因为车还在抵押。对不起。"
    assert {each.id for each in reads.check(text, "refusal").misordered} >= {"ground", "reason"}


def test_where_order_does_not_matter_none_is_asked():
    assert reads.check("请您慢走。还有什么能帮您的？", "farewell").misordered == ()


@pytest.mark.parametrize("situation", reads.situations())
def test_the_examples_of_a_situation_fill_it(situation):
    needs = reads.situations()[situation].needs
    written = "".join(each.example for each in needs).replace("《……》第……条", "《机动车登记规定》第十五条")
    written = written.replace("……前", "明天中午前")
    found = reads.check(written, situation, ground_attached=True)
    assert [each.id for each in found.missing] == []
    assert found.findings == ()


def test_an_example_left_unfilled_does_not_pass_for_a_ground(missing):
    assert "ground" in missing("依据是《……》第……条。", "refusal")


def test_what_is_missing_comes_with_its_label_reason_and_example():
    (need,) = reads.check("我核实后答复您。", "promise").missing
    assert (need.zh, need.why, need.example) == ("什么时候", "没有日子的承诺，等起来最难。", "最晚……前。")
    assert reads.check("", "refusal").missing[-1].zh == "办法、再通知或救济途径"


def test_a_situation_it_does_not_know_is_an_error_of_the_program():
    with pytest.raises(KeyError):
        reads.check("您好", "dance")
