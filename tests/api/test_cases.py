"""Facts, items and decisions of a visit."""

from uuid import uuid4

import pytest


@pytest.fixture
def case(visit):
    return f"{visit}/cases/1"


def answer_all(window, visit):
    """Every question answered with its first option; gives the case."""
    case = window.get(visit).body["cases"][0]
    while question := case["next_question"]:
        chosen = {question["code"]: question["options"][0]}
        case = window.put(f"{visit}/cases/1/facts", facts=chosen).body
    return case


def see_all(window, visit, state="seen"):
    for item in answer_all(window, visit)["items"]:
        window.put(f"{visit}/cases/1/items/{item['code']}", state=state)


def test_a_case_shows_its_question_and_its_list(visit, window):
    body = window.get(visit).body
    (case,) = body["cases"]
    assert (body["status"], case["matter"], case["decided"], case["outcome"]) == ("open", "A10", False, None)
    assert case["next_question"]["code"] == "who"
    assert case["next_question"]["options"][-1] == "unsure"


def test_answers_change_the_list(visit, window):
    case = answer_all(window, visit)
    assert case["next_question"] is None
    assert case["in_hand"] == case["items"][0]["code"]
    assert set(case["items"][0]) == {"code", "name", "why", "where", "maybe", "state"}


@pytest.mark.parametrize(("path", "body", "kind"), [
    ("/facts", {"facts": {"who": "mayor"}}, "unknown-answer"),
    ("/facts", {"facts": {"nothing": "self"}}, "unknown-answer"),
    ("/facts", {"facts": {"who": 5}}, "malformed"),
    ("/facts", {}, "malformed"),
    ("/items/love_letter", {"state": "seen"}, "unknown-item"),
    ("/items/x", {"state": "perfect"}, "unknown-state"),
])  # fmt: skip
def test_what_was_not_offered_is_refused(case, window, path, body, kind):
    answer = window.put(case + path, **body)
    assert (answer.problem(), answer.status) == (kind, 422)


@pytest.mark.parametrize(("body", "kind", "status"), [
    ({"kind": "done"}, "questions-open", 409),
    ({"kind": "missing"}, "questions-open", 409),
    ({"kind": "forgotten"}, "unknown-decision", 422),
    ({"kind": "refused", "reason": "bad_mood"}, "not-a-reason", 422),
    ({"kind": "promised", "what": "the_moon"}, "unknown-promise", 422),
    ({"kind": "promised", "what": "ask_superior", "due": "2026-03-01"}, "due-date-passed", 422),
    ({"kind": "promised", "what": "ask_superior", "due": "tomorrow"}, "malformed", 422),
    ({"kind": "handed_over"}, "not-found", 404),
    ({"kind": "handed_over", "window": 3}, "no-taker", 409),
])  # fmt: skip
def test_a_decision_that_cannot_be_made_is_refused(case, window, body, kind, status):
    answer = window.post(f"{case}/decide", **body)
    assert (answer.problem(), answer.status) == (kind, status)


def test_nothing_is_done_while_a_paper_is_open(visit, case, window):
    answer_all(window, visit)
    answer = window.post(f"{case}/decide", kind="done")
    assert (answer.problem(), answer.status) == ("items-open", 409)


def test_a_notice_with_nothing_missing_is_refused(visit, case, window):
    see_all(window, visit)
    answer = window.post(f"{case}/decide", kind="missing")
    assert (answer.problem(), answer.status) == ("nothing-missing", 409)


def test_a_refusal_gives_ground_way_out_and_remedy(case, window):
    outcome = window.post(f"{case}/decide", kind="refused", reason="proof_invalid").body["outcome"]
    assert outcome["grounds"]
    assert outcome["cure"]
    assert outcome["remedy"]["last_day"] == "2026-05-01"
    assert outcome["next_step"]["en"]


def test_a_refusal_says_its_reasons_own_words_or_those_sent(case, window, visit):
    outcome = window.post(f"{case}/decide", kind="refused", reason="proof_invalid").body["outcome"]
    assert "《机动车登记规定》第51条" in outcome["words"]["zh"]
    window.post(f"{visit}/cases", matter="A10")
    own = f"{outcome['words']['zh']}\n" + "您慢慢看，不急。" * 20
    second = {"kind": "refused", "reason": "proof_invalid", "words": own}
    assert window.post(f"{visit}/cases/2/decide", **second).body["outcome"]["words"] == {"zh": own, "en": own}


@pytest.mark.parametrize(("words", "kind"), [
    ("按规定办不了。", "ground-unnamed"), ("你脑子有病。", "reply-insults"), ("办不了。", "elements-missing"),
    ("", "elements-missing"), ("好" * 700, "reply-too-long"), ("好" * 2000, "malformed"), (7, "malformed"),
])  # fmt: skip
def test_words_that_may_not_go_out_are_a_problem_and_nothing_is_decided(case, window, visit, words, kind):
    answer = window.post(f"{case}/decide", kind="refused", reason="proof_invalid", words=words)
    assert (answer.problem(), answer.status) == (kind, 422)
    assert window.get(visit).body["cases"][0]["decided"] is False


def test_what_is_left_out_is_sent_with_its_reason(case, window):
    body = {"kind": "refused", "reason": "proof_invalid", "words": "办不了。"}
    assert window.post(f"{case}/decide", **body, left_out="hurry").problem() == "unknown-left-out"
    outcome = window.post(f"{case}/decide", **body, left_out="on_paper").body["outcome"]
    assert outcome["left_out"]["why"] == "on_paper"


def test_a_refusal_that_the_answers_speak_against_is_not_taken(case, window):
    window.put(f"{case}/facts", facts={"kind": "car"})
    answer = window.post(f"{case}/decide", kind="refused", reason="not_this_office")
    assert (answer.problem(), answer.status) == ("not-a-reason", 422)
    window.put(f"{case}/facts", facts={"kind": "special"})
    assert window.post(f"{case}/decide", kind="refused", reason="not_this_office").status == 200


def test_a_decided_case_is_closed_to_changes(case, window):
    window.post(f"{case}/decide", kind="refused", reason="proof_invalid")
    assert window.put(f"{case}/facts", facts={"who": "self"}).problem() == "case-decided"


def test_a_visit_takes_one_more_matter(visit, window):
    answer = window.post(f"{visit}/cases", matter="A10")
    assert (answer.status, answer.body["n"]) == (201, 2)
    assert window.post(f"{visit}/cases", matter="Z99").problem() == "unknown-matter"


def test_a_visit_at_another_window_is_read_but_not_touched(visit, window_2):
    assert window_2.get(visit).status == 200
    for answer in (
        window_2.put(f"{visit}/cases/1/facts", facts={}),
        window_2.put(f"{visit}/cases/1/items/x", state="seen"),
        window_2.post(f"{visit}/cases/1/decide", kind="done"),
        window_2.post(f"{visit}/cases", matter="A10"),
    ):
        assert (answer.problem(), answer.status) == ("ticket-not-yours", 403)


def test_a_visit_that_stepped_aside_is_not_touched(visit, window, program):
    window.post("/windows/1/hold")
    assert window.put(f"{visit}/cases/1/facts", facts={}).problem() == "ticket-not-yours"
    assert program("integration").put(f"{visit}/cases/1/facts", facts={}).problem() == "not-found"


def test_a_visit_or_case_that_is_not_there_is_not_found(visit, window):
    assert window.get(f"/visits/{uuid4()}").problem() == "not-found"
    assert window.put(f"{visit}/cases/9/facts", facts={}).problem() == "not-found"
    assert window.put(f"{visit}/cases/{10**30}/facts", facts={}).problem() == "not-found"


def test_a_program_says_that_a_risky_paper_was_looked_at_twice(visit, window):
    """An agent's authorisation: one word less and the case is not done."""
    window.put(f"{visit}/cases/1/facts", facts={"who": "agent"})
    see_all(window, visit)
    assert window.post(f"{visit}/cases/1/decide", kind="done").problem() == "second-look-needed"
    for item in ("authority", "clerk_id"):
        window.put(f"{visit}/cases/1/items/{item}", state="seen", second_look=True)
    assert window.post(f"{visit}/cases/1/decide", kind="done").status == 200


def test_a_second_look_at_what_needs_none_is_refused_and_nothing_written(visit, window):
    answer_all(window, visit)
    answer = window.put(f"{visit}/cases/1/items/id_card", state="seen", second_look=True)
    assert (answer.problem(), answer.status) == ("no-second-look", 422)
    states = {item["code"]: item["state"] for item in window.get(visit).body["cases"][0]["items"]}
    assert states["id_card"] == "open"
