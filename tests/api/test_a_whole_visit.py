"""A citizen comes, lacks a paper, comes back with it and leaves content: all through the interface."""

from nuanchuang.journal import reads as journal
from tests.api.test_cases import answer_all


def test_from_the_ticket_to_the_rating(kiosk, window, nobody, scene):
    first = kiosk.post("/halls/east/tickets", lane="vehicle", matter="A10").body
    called = window.post("/windows/1/call").body
    assert called["ticket"]["id"] == first["id"]
    visit = f"/visits/{called['visit']}"
    items = [item["code"] for item in answer_all(window, visit)["items"]]
    for item in items[:-1]:
        case = window.put(f"{visit}/cases/1/items/{item}", state="seen").body
    assert case["in_hand"] == items[-1]

    given = window.post(f"{visit}/cases/1/decide", kind="missing").body
    assert [line["code"] for line in given["notice"]["lines"]] == items[-1:]
    assert window.post("/windows/1/finish").body["number"] == "A001"
    (notice,) = nobody.get(f"/tickets/{first['code']}").body["notices"]
    assert (notice["kind"], notice["lines"]) == ("missing", given["notice"]["lines"])

    kiosk.post("/halls/east/tickets", lane="vehicle")
    back = kiosk.post(f"/passes/{given['pass']['digits']}/redeem").body
    assert back["ahead"] == 0
    called = window.post("/windows/1/call").body
    assert (called["ticket"]["id"], called["why"]) == (back["id"], "return_same_officer")
    visit = f"/visits/{called['visit']}"
    (case,) = window.get(visit).body["cases"]
    assert [item["state"] for item in case["items"]] == ["seen"] * (len(items) - 1) + ["open"]
    window.put(f"{visit}/cases/1/items/{case['in_hand']}", state="seen")
    done = window.post(f"{visit}/cases/1/decide", kind="done").body
    assert (done["outcome"]["kind"], done["notice"], done["pass"]) == ("done", None, None)
    assert window.post("/windows/1/finish").status == 200
    assert nobody.send("POST", f"/tickets/{back['code']}/rating", {"level": 5}).status == 201
    assert journal.verify() == []
