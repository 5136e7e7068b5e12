"""Whatever is typed: no fault, true spans, no surprise from joining, no text that takes long."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from nuanchuang.wording import reads
from nuanchuang.wording.rules import fold
from tests.wording.conftest import sentences

WORDS = "你您我他这那不没别办能行走去来找问看说自己会知道吧吗啊呢，。！？“”‘’《》 \n.1a请对不起投诉规定儿"
TYPED = st.text(st.sampled_from(WORDS) | st.characters(), max_size=120)
CLEAN = st.lists(st.sampled_from([*sentences("tuning")["good"], *sentences("untouched")["good"]]), max_size=6)


@given(TYPED)
def test_spans_lie_in_the_text_and_are_its_words(text):
    for finding in reads.check(text).findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.span


@given(TYPED, st.sampled_from(sorted(reads.situations())))
def test_every_need_of_a_situation_is_there_or_missing_and_none_is_both(text, situation):
    found = reads.check(text, situation)
    needs = reads.situations()[situation].needs
    assert set(found.missing) <= set(needs)
    assert set(found.misordered) <= set(needs) - set(found.missing)


@given(CLEAN)
def test_clean_sentences_stay_clean_side_by_side(texts):
    assert reads.check("".join(texts)).findings == ()


@given(TYPED)
def test_folding_keeps_the_way_back(text):
    folded = fold(text)
    assert len(folded.kept) == len(folded.origin) == len(folded.quoted) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)


@given(TYPED)
def test_folding_what_is_folded_changes_nothing(text):
    once = fold(text).kept
    assert fold(once).kept == once


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*list(WORDS), "可能", "就是", "自己"]), min_size=1, max_size=4))
def test_no_text_takes_long(parts):
    """Ten thousand characters of the same few words; a nested repeat would take ages."""
    begun = time.process_time()
    reads.check(("".join(parts) * 10_000)[:10_000], "refusal")
    assert time.process_time() - begun < 5
