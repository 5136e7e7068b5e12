"""F3 and the five moves: what to say, found while somebody waits, with the places filled."""

import re
from datetime import timedelta

import pytest

from nuanchuang.conduct import reads as conduct
from nuanchuang.knowledge.actions import cards as actions
from nuanchuang.people.access import Person
from tests.support.hall import answer_all, hire, receive


@pytest.fixture
def served(desk, scene, moment):
    """Someone at the window for new plates."""
    return receive(scene.owner, moment.now)


def cards(html):
    return re.findall(r'data-card="([^"]+)"', html)


def text(html):
    return re.sub("<[^>]*>", " ", html)


def test_first_letters_find_a_card(desk, served):
    assert cards(desk.see("phrases/?find=ts"))[0].startswith("complaint")
    assert cards(desk.see("?panel=phrases&find=ts")) == cards(desk.see("phrases/?find=ts"))


def test_a_situation_lists_its_cards_as_they_stand(desk, served):
    listed = [card.id for card in conduct.cards("elder")][:12]
    assert cards(desk.see("?panel=phrases&situation=elder")) == listed


def test_without_a_word_the_cards_of_where_the_visit_stands_come_first(desk, served, scene, moment):
    def listed(situation):
        return [card.id for card in conduct.cards(situation)][:12]

    assert cards(desk.see("?case=1&panel=phrases")) == listed("asking")
    answer_all(served, scene.owner, moment.now)
    assert cards(desk.see("?case=1&panel=phrases")) == listed("checking")
    assert cards(desk.see("?case=1&panel=phrases&reason=sealed")) == listed("refusing")


def test_places_are_filled_with_what_is_known_and_stay_open_where_nothing_is(desk, served):
    said = text(desk.see("phrases/?find=投诉渠道"))
    assert f"我的警号是{desk.post.officer.badge}" in said
    assert "〔依据〕" in text(desk.see("phrases/?find=投诉也守规定"))


def test_the_reason_being_told_gives_its_article(desk, served):
    said = text(desk.see("?case=1&panel=phrases&find=投诉也守规定&reason=plates_missing_elsewhere"))
    assert "〔依据〕" in said
    reason = conduct.catalogue.matter("A10").reasons[0]
    said = text(desk.see(f"?case=1&panel=phrases&find=投诉也守规定&reason={reason.code}"))
    assert f"依据《{reason.grounds[0].rule.zh}》第{reason.grounds[0].article}条" in said


def test_nothing_found_says_what_to_do(desk, served):
    assert "换个词，或挑一个场合" in desk.see("phrases/?find=zzzzqqq")


@pytest.mark.parametrize("name", ["state", "soften", "understand", "change", "guide"])
def test_a_move_is_read_step_by_step_in_its_order(desk, served, name):
    html = desk.see(f"?panel=phrases&move={name}")
    titles = re.findall(r"<li><h3>([^<]+)</h3>", html.partition('<ol class="talk">')[2])
    assert titles == [step.title for step in conduct.move(name).steps]


def test_the_rule_is_blamed_only_with_a_real_article(desk, served):
    bare = desk.see("?panel=phrases&move=soften")
    assert "不是我们不给办" not in bare
    assert "这一句要有真依据才说" in bare
    reason = conduct.catalogue.matter("A10").reasons[0].code
    told = desk.see(f"?case=1&panel=phrases&move=soften&reason={reason}")
    assert "不是我们不给办，是规定所限。依据《" in told


def test_a_refusal_being_told_calls_for_the_first_move(desk, served):
    reason = conduct.catalogue.matter("A10").reasons[0].code
    html = desk.see(f"?case=1&panel=refuse&reason={reason}")
    link = re.search(r'<a class="btn btn-next"[^>]*move=state[^>]*>', html)
    assert link
    assert f"reason={reason}" in link[0]


def test_few_words_for_who_needs_no_more(desk, served):
    usual = desk.see()
    desk.client.post("/preferences/", {"quiet": "1"})
    short = desk.see()
    assert 'data-mood="calm">请给我看一下材料' in short or 'data-mood="calm">再问您一句' in short
    assert 'id="five"' in usual
    assert 'id="five"' not in short
    assert 'id="five"' in desk.see("?panel=phrases")


def test_without_anybody_at_the_window_the_cards_still_answer(desk, scene):
    assert cards(desk.see("phrases/?find=老人"))


def test_a_stranger_who_sits_nowhere_gets_nothing(client):
    assert client.get("/desk/phrases/?find=ts").status_code in (302, 403)


def test_looking_up_asks_the_database_little(desk, served, django_assert_max_num_queries):
    desk.see("phrases/?find=ts")
    with django_assert_max_num_queries(10):
        desk.see("phrases/?find=ts")


@pytest.fixture
def ours(scene, moment):
    """A card in the hall's words in the place of a shipped one."""
    trainer, leader = (Person(hire(scene.hall, f"80002{n}", moment.now, role))
                       for n, role in enumerate(("trainer", "leader")))  # fmt: skip

    def run(target="card:complaint-channels", **words):
        said = {"title": "投诉打哪里", "say": "我是%(badge)s，投诉的电话写给您。", **words}
        wording = actions.Wording("", said["title"], said["say"])
        card = actions.say_otherwise(person=trainer, target=target, wording=wording, now=moment.now)
        day = moment.now.date() + timedelta(days=30)
        return actions.review_card(person=leader, card=card.id, version=1, review_by=day, now=moment.now)

    return run


def test_what_the_hall_says_its_own_way_is_found_marked_with_its_places_filled(desk, served, ours):
    target = next(f"card:{each.id}" for each in conduct.cards("complaint_threat"))
    shipped = conduct.card(target.removeprefix("card:"))
    ours(target)
    html = desk.see(f"phrases/?find={shipped.title}")
    assert shipped.id not in cards(html)
    assert "本厅" in html
    assert f"我是{desk.post.officer.badge}，投诉的电话写给您。" in html
    assert "过了复查日" not in html


def test_past_its_day_it_is_still_found_and_marked(desk, served, ours, moment):
    ours("card:bye-walk-slow", title="送到门口", say="您走好，我送您到门口。")
    moment.later(days=31)
    html = desk.see("phrases/?find=送您到门口")
    assert "您走好，我送您到门口。" in html
    assert "过了复查日" in html


def test_a_move_shows_the_halls_words_for_its_cards(desk, served, ours):
    step = next(step for step in conduct.move("state").steps if step.cards)
    ours(f"card:{step.cards[0]}", title="本厅的说法", say="我都听见了。")
    assert "find=%E6%9C%AC%E5%8E%85%E7%9A%84%E8%AF%B4%E6%B3%95" in desk.see("?panel=phrases&move=state")
