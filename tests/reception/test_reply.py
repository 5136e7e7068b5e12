"""A no in words: complete by itself, worded by the officer, and stopped only for what may not go out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.loading import load
from nuanchuang.journal import reads as journal
from nuanchuang.journal.reads import details
from nuanchuang.reception import reasons, refusals, replies
from nuanchuang.reception.models import Outcome
from nuanchuang.reception.rules import declining
from nuanchuang.wording import reads as wording
from tests.support.hall import decide, receive

REASONS = [(matter.code, reason) for matter in load().matters.values() for reason in matter.reasons]
CODE = "proof_invalid"
A10 = replies.default(
    "A10", next(reasons.Chosen(each) for each in catalogue.matter("A10").reasons if each.code == CODE)
)
STEPS = ("apology", "ground", "reason", "way")


def without(*steps):
    """The reply of A10's reason with some of its sentences taken out."""
    lines = [A10.line(step) for step in STEPS if step not in steps]
    return "\n".join(lines)


def missing(words):
    return tuple(need.id for need in replies.look_at(words).missing)


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


def refuse(case, scene, now, **choice):
    return decide(case, scene.owner, now, "refused", reason=CODE, **choice).outcome.content


def test_every_reason_has_a_complete_reply_of_its_own_that_passes_its_own_check():
    assert len(REASONS) > 300
    faulty = []
    for matter, reason in REASONS:
        reply = replies.default(matter, reasons.Chosen(reason))
        report = replies.look_at(reply.text.zh)
        sane = len(reply.text.zh) <= declining.LENGTH and reply.text.en.count("\n") == 3
        if report.findings or report.missing or report.misordered or not sane:
            faulty.append((matter, reason.code))
    assert faulty == []


def test_the_reply_names_sympathy_ground_with_article_reason_and_each_way():
    reason = catalogue.matter("A10").reason(CODE)
    said = A10.text.zh
    parts = [reason.face_saving.zh, "《机动车登记规定》第51条、第89条", reason.fact.zh, reason.reason.zh]
    ways = [*([reason.cure.zh] if reason.cure else []), *(way.zh for way in reason.other_ways)]
    places = [said.index(part.rstrip("。")) for part in [*parts, *ways]]
    assert places == sorted(places)


def test_the_paper_carries_the_reasons_own_words_unless_the_officer_worded_them(case, scene, now):
    content = refuse(case, scene, now)
    assert content["words"] == {"zh": A10.text.zh, "en": A10.text.en}
    assert "left_out" not in content


def test_the_officers_own_words_go_out_and_the_structured_fact_stays_beside_them(case, scene, now):
    own = A10.text.zh.replace(A10.line("apology"), "对不起，让您跑这一趟。")
    content = refuse(case, scene, now, words=own)
    assert content["words"] == {"zh": own, "en": own}
    assert content["fact"]["zh"] == catalogue.matter("A10").reason(CODE).fact.zh


@pytest.mark.parametrize(
    ("words", "changed"), [(None, False), (A10.text.zh, False), (without("apology"), True)]
)
def test_the_journal_keeps_that_words_were_changed_and_what_was_left_out_but_no_word(
    case, scene, now, words, changed
):
    refuse(case, scene, now, words=words, left_out="said")
    row = next(row for row in journal.after(scene.hall.id, 0) if row.kind == "reception.case_decided")
    told = details(row)
    assert told["words_changed"] is changed
    assert told["left_out"] == (["apology"] if changed else [])
    assert "机动车" not in str(told)


@pytest.mark.parametrize("step", STEPS)
def test_a_missing_element_stops_until_it_is_put_in_or_a_reason_is_given(case, scene, now, step):
    words = without(step)
    with pytest.raises(refusals.ElementsMissing) as stopped:
        refuse(case, scene, now, words=words)
    need = next(each for each in wording.situations()["refusal"].needs if each.id == step)
    assert stopped.value.values == {"names": need.zh}
    case.refresh_from_db()
    assert not case.decided
    content = refuse(case, scene, now, words=words, left_out="on_paper")
    assert content["left_out"] == {"elements": [step], "why": "on_paper"}


def test_a_reason_for_leaving_out_counts_only_where_something_is_left_out(case, scene, now):
    assert "left_out" not in refuse(case, scene, now, left_out="said")


def test_a_reason_that_is_not_on_the_list_is_none(case, scene, now):
    with pytest.raises(refusals.UnknownLeftOut):
        refuse(case, scene, now, words=without("way"), left_out="hurry")


@pytest.mark.parametrize(
    ("words", "stopped"),
    [
        ("你脑子有病。", refusals.ReplyInsults),
        ("按规定不能办。", refusals.GroundUnnamed),
    ],
)
def test_an_insult_or_a_rule_without_its_name_stops_whatever_the_reason(case, scene, now, words, stopped):
    with pytest.raises(stopped) as raised:
        refuse(case, scene, now, words=f"{without('ground')}\n{words}", left_out="said")
    assert raised.value.values["words"] in words
    assert not Outcome.objects.exists()


def test_by_the_rules_may_be_said_beside_the_rule(case, scene, now):
    words = f"{A10.text.zh}\n按规定不能办。"
    assert refuse(case, scene, now, words=words)["words"]["zh"] == words


@pytest.mark.parametrize("hard", ["这不能办。", "你弄错了。", "问了几遍了？"])
def test_all_else_the_lint_finds_only_suggests(case, scene, now, hard):
    words = f"{A10.text.zh}\n{hard}"
    assert replies.look_at(words).findings
    assert refuse(case, scene, now, words=words)["words"]["zh"] == words


def test_an_empty_reply_lacks_everything(case, scene, now):
    with pytest.raises(refusals.ElementsMissing):
        refuse(case, scene, now, words=" \n ")
    content = refuse(case, scene, now, words="", left_out="on_paper")
    assert content["left_out"]["elements"] == list(STEPS)


def test_a_reply_nobody_would_read_to_its_end_is_too_long(case, scene, now):
    with pytest.raises(refusals.ReplyTooLong):
        refuse(case, scene, now, words=A10.text.zh + "好" * declining.LENGTH)


def test_what_could_name_a_person_is_hidden_and_the_catalogues_own_sentences_stay(case, scene, now):
    words = f"王某某先生，电话 00000000000，对不起。\n{without('apology')}\n请打 12123 问。\n看不见\x07的。"
    kept = refuse(case, scene, now, words=words)["words"]["zh"]
    assert kept == f"××先生，电话 ××，对不起。\n{without('apology')}\n请打 12123 问。\n看不见的。"
    assert declining.hidden(words, A10) == ("number", "name")


@given(st.lists(st.sampled_from([*STEPS, "own"]), unique=True), st.permutations(STEPS))
def test_putting_in_what_is_missing_completes_a_reply_and_keeps_its_order_and_every_word(there, presses):
    lines = {**{step: A10.line(step) for step in STEPS}, "own": "您说得对。"}
    words = "\n".join(lines[step] for step in [*STEPS, "own"] if step in there)
    mended = words
    for step in presses:
        mended = declining.insert(mended, A10, step)
    report = replies.look_at(mended)
    assert (report.missing, report.misordered) == ((), ())
    assert sorted(mended.splitlines()) == sorted({*words.splitlines(), *(A10.line(step) for step in STEPS)})


@given(st.text(max_size=60), st.sampled_from([*STEPS, "moon", ""]))
def test_any_words_take_a_sentence_once_and_lose_nothing(words, step):
    once = declining.insert(words, A10, step)
    assert declining.insert(once, A10, step) == once
    kept = declining.tidy(words).splitlines()
    assert [line for line in once.splitlines() if line in kept] == kept


@given(st.text(max_size=80))
def test_tidy_words_are_printable_lines_without_empty_ones(words):
    tidied = declining.tidy(words)
    assert declining.tidy(tidied) == tidied
    assert all(line.isprintable() and line.strip() == line != "" for line in tidied.splitlines())
