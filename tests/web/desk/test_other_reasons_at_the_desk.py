"""A reason that is not in the list, from the desk to the leaders' page and back."""

import re

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.people.access import Person
from nuanchuang.people.models import RoleGrant
from nuanchuang.platform.ids import link_code
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import OtherReason, Outcome
from tests.support.desk import sign_in
from tests.support.hall import hire, receive

FACT, WAY = "车主本人正在办另一件同样的事。", "请等那一件办好，再来取号。"
GROUND = next(each for each in catalogue.matter("A10").reasons if each.code == "proof_invalid").grounds[0]


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


@pytest.fixture
def leader(scene, moment):
    officer = hire(scene.hall, "800009", moment.now, "leader")
    return sign_in(Post(scene.window(3), officer, Person(officer).actor)).client


def ask(desk, **said):
    return desk.press_for_case("other", **{"fact": FACT, "ground": GROUND.id, **said})


def answer(leader, how, **said):
    made = OtherReason.objects.get()
    return leader.post(f"/office/others/{made.id}/{how}/", {"once": link_code(), **said})


def test_the_list_leads_to_the_form_and_the_form_offers_the_matters_grounds(desk, case):
    assert "?case=1&amp;panel=other" in desk.see("?panel=decide")
    html = desk.see("?panel=other")
    assert f'value="{GROUND.id}"' in html
    assert GROUND.gist.zh in html


def test_asked_agreed_and_given(desk, case, leader):
    assert ask(desk).url == "/desk/?case=1&panel=decide"
    html = desk.see("?panel=decide")
    assert "等领导答复" in html
    assert 'reason=other"' not in html
    assert "已经请领导核了" in desk.see("?panel=other")
    assert desk.client.get("/desk/?panel=refuse&reason=other").status_code == 404
    shown = leader.get("/office/others/").content.decode()
    assert FACT in shown
    assert GROUND.gist.zh in shown
    assert "清单外的理由等领导核" in leader.get("/office/").content.decode()
    assert answer(leader, "agree", way=WAY).url == "/office/others/"
    assert WAY in leader.get("/office/others/").content.decode()
    assert 'reason=other"' in desk.see("?panel=decide")
    assert "领导同意" in desk.see()
    html = desk.see("?panel=refuse&reason=other")
    assert FACT in html
    assert WAY in html
    assert 'name="tell_me" checked' in html
    assert desk.press_for_case("decide", kind="refused", reason="other").status_code == 303
    outcome = Outcome.objects.get()
    paper = desk.client.get(f"/r/{outcome.code}/").content.decode()
    assert all(words in paper for words in (FACT, WAY, "5月1日", "窗口对您说"))


def test_no_other_way_is_a_leaders_word_on_the_paper(desk, case, leader):
    ask(desk)
    answer(leader, "agree", no_way="on")
    assert "确无其他办法" in leader.get("/office/others/").content.decode()
    desk.press_for_case("decide", kind="refused", reason="other")
    assert "确无其他办法（值班领导核过）" in desk.see()


def test_a_no_comes_back_with_what_to_do_and_it_may_be_asked_again(desk, case, leader):
    ask(desk)
    answer(leader, "decline", why="possible")
    html = desk.see("?panel=decide")
    assert "这件事能办，请照清单办" in html
    assert "?case=1&amp;panel=other" in html
    assert ask(desk, fact="另一种情形。").status_code == 303


def test_a_leader_does_not_answer_their_own(desk, case, scene):
    RoleGrant.objects.create(officer=scene.owner.officer, role="leader")
    ask(desk)
    html = desk.client.get("/office/others/").content.decode()
    assert "您自己提的" in html
    assert not re.search(r"/others/[0-9a-f-]+/agree/", html)
    assert answer(desk.client, "agree", way=WAY).status_code == 403


@pytest.mark.parametrize("said", [{"fact": ""}, {"ground": ""}, {"ground": "mood"}, {"fact": "你脑子有病。"}])
def test_what_cannot_be_asked_is_refused_and_nothing_written(desk, case, said):
    assert ask(desk, **said).status_code == 422
    assert not OtherReason.objects.exists()


@pytest.mark.parametrize("said", [{}, {"way": WAY, "no_way": "on"}])
def test_a_yes_without_a_way_or_with_both_is_refused(desk, case, leader, said):
    ask(desk)
    refused = answer(leader, "agree", **said)
    assert refused.status_code == 422
    assert "只选一样" in refused.content.decode()
    assert OtherReason.objects.get().state == "asked"


def test_only_the_window_that_serves_asks(desk, colleague, stranger, case):
    path = f"/desk/visits/{desk.visit()}/cases/1/other/"
    said = {"once": link_code(), "fact": FACT, "ground": GROUND.id}
    assert colleague.client.post(path, said).status_code == 403
    assert stranger.client.post(path, said).status_code == 404
    assert not OtherReason.objects.exists()
