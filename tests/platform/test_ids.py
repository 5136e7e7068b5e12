"""Identifiers and codes."""

import time

from nuanchuang.platform import ids


def test_things_get_version_7_identifiers_that_sort_by_their_millisecond(monkeypatch):
    made = []
    for millisecond in range(1_700_000_000_000, 1_700_000_000_050):
        monkeypatch.setattr(time, "time_ns", lambda at=millisecond: at * 1_000_000)
        made.append(ids.new_id())
    assert made == sorted(made)
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}
    assert made[0].int >> 80 == 1_700_000_000_000


def test_two_identifiers_of_one_millisecond_differ(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert len({ids.new_id() for _ in range(1000)}) == 1000


def test_ratings_get_identifiers_that_tell_no_time():
    assert ids.sealed_id().version == 4


def test_a_link_code_is_128_bits_in_22_url_safe_characters():
    codes = {ids.link_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == 22 and set(code) <= set(_URL_SAFE) for code in codes)


def test_a_typed_code_is_eight_digits_leading_zeros_kept(monkeypatch):
    monkeypatch.setattr("secrets.randbelow", lambda limit: 42)
    assert ids.typed_code() == "00000042"


def test_a_token_is_stored_only_as_its_hash():
    token = ids.device_token()
    assert len(token) == 43
    assert ids.token_hash(token) == ids.token_hash(token)
    assert token not in ids.token_hash(token)


_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
