"""A number looks right, odd or impossible (domain.md §9); numbers here are the standards' own or made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue.rules import formats

TODAY = date(2026, 3, 2)
IDENTITY = "11010519491231002X"
LEVELS = {
    "identity": {
        "ok": [IDENTITY, "１１０１０５１９４９１２３１００２ｘ", "110105 19491231 002x"],
        "odd": ["440524188001010014", "110105491231002"],
        "impossible": ["", "110105194912310021", "110105194902310024", "11010519491231002", "abc"],
    },
    "credit_code": {
        "ok": ["91110000600037341L"],
        "impossible": ["91110000600037341M", "91110000600037341", "9I110000600037341L", "S1110000600037341L"],
    },
    "vin": {
        "ok": ["LSJA24U62JG269225", "LDC613P23A1305189", "ldc613p23a1305189"],
        "odd": ["LSJA24U63JG269225"],
        "impossible": ["LSJA24U62JG26922", "LSJA24U62JG26922O", "IIIIIIIIIIIIIIIII"],
    },
    "plate": {
        "ok": ["京A12345", "粤BD12345", "粤BK12345", "粤B12345D", "京A·12345", "川A1234学", "粤Z1234港"],
        "odd": ["使123456", "京A1234试", "WJ京12345"],
        "impossible": ["京AI2345", "A12345", "粤BI12345", "京A1234", ""],
    },
    "file_number": {"ok": ["430101758218"], "impossible": ["43010175821", "43010175821X"]},
    "decision_number": {"ok": ["1" * 15, "1" * 16], "impossible": ["1" * 14, "1" * 17]},
    "phone": {
        "ok": ["13800138000", "+86 199-1234-5678", "8619912345678"],
        "odd": ["075512345678"],
        "impossible": ["12345678901", "1380013800", "1440000000000"],
    },
}  # fmt: skip
CASES = [
    (kind, level, number)
    for kind, row in LEVELS.items()
    for level, numbers in row.items()
    for number in numbers
]


@pytest.mark.parametrize(("kind", "level", "number"), CASES)
def test_a_number_is_judged(kind, level, number):
    assert formats.check(kind, number, TODAY).level == level


def with_check_digit(digits):
    return digits + next(sign for sign in "0123456789X" if judged(digits + sign) != "impossible")


def judged(number):
    return formats.check("identity", number, TODAY).level


@pytest.mark.parametrize("prefix", ["810000", "820000", "830000"])
def test_residents_of_hong_kong_macao_and_taiwan_have_numbers_too(prefix):
    verdict = formats.check("identity", with_check_digit(f"{prefix}19800101001"), TODAY)
    assert (verdict.level, "居住证" in verdict.why.zh) == ("ok", True)


def test_permanent_residence_cards_of_both_kinds_are_known():
    assert formats.check("identity", with_check_digit("91105619910412002"), TODAY).level == "ok"
    assert formats.check("identity", "USA110197612345", TODAY).level == "ok"


@pytest.mark.parametrize("first", ["N2", "Y1", "A1"])
def test_credit_codes_may_start_with_a_letter(first):
    digits = f"{first}11000060003734"
    whole = [digits + "A" + sign for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY"]
    assert [formats.check("credit_code", code, TODAY).level for code in whole].count("ok") == 1


def test_somebody_born_tomorrow_is_impossible():
    assert all(judged("11010520260303002" + sign) == "impossible" for sign in "0123456789X")


def test_every_letter_of_new_energy_plates_is_known():
    for letter in "DABCEFGHJK":
        assert formats.check("plate", f"粤B{letter}12345", TODAY).level == "ok"


@given(st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_mistyped_digit_is_always_seen(place, digit):
    changed = IDENTITY[:place] + digit + IDENTITY[place + 1 :]
    assert changed == IDENTITY or judged(changed) == "impossible"


@given(st.sampled_from(sorted(formats.KINDS)), st.text(max_size=40))
def test_anything_typed_gets_an_answer_in_both_languages(kind, text):
    verdict = formats.check(kind, text, TODAY)
    assert verdict.level in ("ok", "odd", "impossible")
    assert all((verdict.why.zh, verdict.why.en))
