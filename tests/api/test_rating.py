"""``POST /tickets/{code}/rating``."""

import pytest

from nuanchuang.feedback.models import Rating


@pytest.fixture
def code(kiosk, window):
    """The code of someone who was served to the end."""
    code = kiosk.post("/halls/east/tickets", lane="vehicle", matter="A10").body["code"]
    visit = window.post("/windows/1/call").body["visit"]
    window.post(f"/visits/{visit}/cases/1/decide", kind="promised", what="ask_superior")
    window.post("/windows/1/finish")
    return code


def test_the_holder_of_the_code_rates_once(nobody, code):
    path = f"/tickets/{code}/rating"
    assert nobody.send("POST", path, {"level": 4, "reasons": ["clear"]}).status == 201
    assert Rating.objects.get().level == 4
    answer = nobody.send("POST", path, {"level": 1})
    assert (answer.problem(), answer.status) == ("already-rated", 409)


def test_a_repeated_rating_with_its_key_is_thanked_again(nobody, code):
    path = f"/tickets/{code}/rating"
    assert [nobody.post(path, "k", level=4).status for _ in range(2)] == [201, 201]
    assert nobody.post(path, "k", level=1).problem() == "idempotency-key-reused"


@pytest.mark.parametrize("body", [
    {"level": 0}, {"level": 6}, {"level": 10**30}, {"level": 5, "reasons": ["in my own words"]},
    {"level": "very good"}, {"level": None}, {}, {"level": 5, "name": "me"},
])  # fmt: skip
def test_what_was_not_offered_is_refused(nobody, code, body):
    answer = nobody.send("POST", f"/tickets/{code}/rating", body)
    assert answer.problem() in ("unknown-rating", "malformed")
    assert answer.status == 422
    assert not Rating.objects.exists()


def test_nobody_rates_before_the_end(nobody, kiosk, window):
    code = kiosk.post("/halls/east/tickets", lane="vehicle").body["code"]
    for _ in range(2):
        answer = nobody.send("POST", f"/tickets/{code}/rating", {"level": 5})
        assert (answer.problem(), answer.status) == ("not-yet-finished", 409)
        window.post("/windows/1/call")


def test_no_other_call_tells_of_it(nobody, kiosk, code):
    before = nobody.get(f"/tickets/{code}").body, kiosk.get("/halls/east/queue").body
    nobody.send("POST", f"/tickets/{code}/rating", {"level": 1})
    assert (nobody.get(f"/tickets/{code}").body, kiosk.get("/halls/east/queue").body) == before
