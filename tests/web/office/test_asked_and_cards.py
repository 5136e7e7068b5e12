"""Leaders answer what officers ask; trainers and leaders review the cards that come of it."""

import re

import pytest

from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import consultations, lessons
from nuanchuang.knowledge.actions.lessons import Report
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Card, Consultation
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import link_code, new_id

ASKED, CARDS, LESSONS = "/office/asked/", "/office/cards/", "/office/lessons/"
WORDS = {"title": "委托书没日期", "say": "请您现在补上日期，我等您。", "situation": "missing", "keys": "wts"}


@pytest.fixture
def ask(scene, moment):
    def run(question="委托书没有写日期，能收吗？", matter="A10", post=scene.owner):
        return consultations.consult(
            person=Person(post.officer), about=About(new_id(), matter, {}), question=question,
            options=["先收", "请他补签"], now=moment.now,
        ).consultation  # fmt: skip

    return run


def see(client, path=ASKED):
    reply = client.get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def press(client, address, **said):
    return client.post(address, {"once": link_code(), **said})


def reply_to(client, asked, **said):
    return press(client, f"{ASKED}{asked.id}/answer/", **said)


def test_every_ground_to_choose_is_named_once_and_says_what_it_holds(signed_in, ask):
    ask(matter="B10")
    offered = re.findall(r'<option value="[^"]+">([^<]+)</option>', see(signed_in("leader")))
    assert len(offered) > 3
    assert len(set(offered)) == len(offered)
    assert all(reads.grounds("B10")[place].gist.zh in words for place, words in enumerate(offered))


def test_the_leader_sees_the_longest_waiting_first_with_its_minutes(signed_in, ask, moment):
    ask("先问的这件怎么办")
    moment.later(minutes=11)
    ask("后问的这件怎么办")
    html = see(signed_in("leader"))
    assert html.index("先问的") < html.index("后问的")
    assert "等了 11 分钟，10:10 前答复" in html
    assert html.count("tag-danger") == 1


def test_an_answer_in_one_press_reaches_the_officer_and_drafts_a_card(signed_in, ask):
    asked, leader = ask(), signed_in("leader")
    assert reply_to(leader, asked, choice="1", words="日期当天写").url == ASKED
    asked.refresh_from_db()
    assert (asked.answer, asked.choice) == ("请他补签。日期当天写", 1)
    assert "请他补签。日期当天写" in see(leader)
    assert Card.objects.get().say == "请他补签。日期当天写"


def test_the_grounds_of_the_matter_are_offered_and_kept(signed_in, ask):
    asked, leader = ask(), signed_in("leader")
    ground = re.search(r'<option value="([a-z][\w-]+)">', see(leader))[1]
    reply_to(leader, asked, choice="0", ground=ground)
    asked.refresh_from_db()
    assert asked.ground == ground


@pytest.mark.parametrize("said", [{}, {"choice": "9"}, {"choice": "x"}, {"choice": "٣"}, {"choice": "-1"}])
def test_an_answer_that_says_nothing_is_refused_kindly(signed_in, ask, said):
    asked = ask()
    reply = reply_to(signed_in("leader"), asked, **said)
    assert reply.status_code == 422
    assert "请选一个办法，或写下您的答复" in reply.content.decode()


def test_others_do_not_answer_nor_find_the_way_there(signed_in, ask, scene):
    asked = ask()
    for role in ("officer", "trainer", "guide", "inspector", "administrator"):
        client = signed_in(role)
        assert client.get(ASKED).status_code == 403
        assert reply_to(client, asked, choice="0").status_code == 403
        assert ASKED not in client.get("/office/", follow=True).content.decode()
    other = signed_in("leader", hall=scene.stranger.hall)
    assert "委托书" not in see(other)
    assert reply_to(other, asked, choice="0").status_code == 404
    assert Consultation.objects.get().state == "open"


def test_the_bar_tells_how_many_wait_and_the_page_when_something_changed(signed_in, ask):
    leader = signed_in("leader")
    assert text(see(leader, f"{ASKED}?bar=1")) == "请示"
    ask()
    assert text(see(leader, f"{ASKED}?bar=1")) == "请示 1 条在等"
    assert "又有变化" in see(leader, f"{ASKED}?seen=0")
    assert "又有变化" not in see(leader, f"{ASKED}?seen=1")
    assert f"{ASKED}?bar=1" in see(leader, "/office/")


def test_an_empty_desk_says_so(signed_in, scene):
    assert "没有等答复的请示" in see(signed_in("leader"))


@pytest.fixture
def draft(ask, signed_in):
    leader = signed_in("leader")
    reply_to(leader, ask(), choice="1")
    return leader, Card.objects.get()


def review(client, card, **said):
    whole = {"version": card.version, "review_by": "2026-08-01", **said}
    return press(client, f"{CARDS}{card.id}/review/", **whole)


def test_who_wrote_it_is_told_that_another_reviews(draft):
    leader, card = draft
    html = see(leader, CARDS)
    assert "您写的，由另一位同事来审" in html
    assert "/review/" not in html
    assert review(leader, card).status_code == 403


def test_a_trainer_reviews_it_and_officers_find_it_marked_once_its_day_has_passed(draft, signed_in, moment):
    _, card = draft
    trainer, officer = signed_in("trainer"), signed_in("officer")
    assert "补签" not in text(see(officer, "/desk/memos/?find=补签")).partition("领导的答复")[0]
    assert review(trainer, card).url == CARDS
    html = see(officer, "/desk/memos/?find=补签")
    assert "第 1 版 · 7trainer 审 · 8月1日 星期六前复查" in html
    assert "过了复查日" not in html
    moment.later(days=160)
    assert "过了复查日" in see(officer, "/desk/memos/?find=补签")
    assert "过了复查日" in see(trainer, CARDS)


def test_reworded_it_is_the_trainers_and_the_leader_reviews(draft, signed_in):
    leader, card = draft
    trainer = signed_in("trainer")
    assert press(trainer, f"{CARDS}{card.id}/revise/", **WORDS).url == CARDS
    card.refresh_from_db()
    assert (card.title, card.version) == ("委托书没日期", 2)
    assert review(trainer, card).status_code == 403
    assert review(leader, card).status_code == 303


@pytest.mark.parametrize("said", [{"review_by": ""}, {"review_by": "2026-03-02"}, {"review_by": "soon"}])
def test_the_day_must_lie_ahead(draft, signed_in, said):
    reply = review(signed_in("trainer"), draft[1], **said)
    assert reply.status_code == 422
    assert "复查日期要在明天以后" in reply.content.decode()


@pytest.mark.parametrize("version", ["", "x", "2", "99999"])
def test_a_review_of_another_version_is_refused(draft, signed_in, version):
    assert review(signed_in("trainer"), draft[1], version=version).status_code == 409


def test_dropped_it_is_gone(draft, signed_in):
    _, card = draft
    trainer = signed_in("trainer")
    assert press(trainer, f"{CARDS}{card.id}/drop/").url == CARDS
    assert str(card.id) not in see(trainer, CARDS)


def test_officers_and_other_halls_have_no_cards_to_review(draft, signed_in, scene):
    _, card = draft
    assert signed_in("officer").get(CARDS).status_code == 403
    other = signed_in("trainer", hall=scene.stranger.hall)
    assert str(card.id) not in see(other, CARDS)
    for verb in ("revise", "drop"):
        assert press(other, f"{CARDS}{card.id}/{verb}/", **WORDS).status_code == 404
    assert review(other, card).status_code == 404


def test_told_errors_and_shared_looks_are_read_without_a_name(signed_in, scene, moment):
    owner, now = Person(scene.owner.officer), moment.now
    error = lessons.note_error(person=owner, report=Report("少告知一样"), now=now)
    look = lessons.look_back(person=owner, answers=["他等久了"], now=now)
    leader, trainer = signed_in("leader"), signed_in("trainer")
    assert "少告知一样" not in see(leader, LESSONS)
    assert "他等久了" not in see(leader, LESSONS)
    lessons.send_error(person=owner, error=error.id, report=Report("少告知一样", "道歉补上"), now=now)
    lessons.share_look_back(person=owner, look=look.id, now=now)
    assert "道歉补上" in see(leader, LESSONS)
    assert "道歉补上" not in see(trainer, LESSONS)
    assert "他等久了" in see(trainer, LESSONS)
    assert "800001" not in see(leader, LESSONS)
    assert signed_in("inspector").get(LESSONS).status_code == 403


def test_the_pages_ask_the_database_a_fixed_number_of_times(signed_in, ask, django_assert_max_num_queries):
    leader, trainer = signed_in("leader"), signed_in("trainer")
    for number in range(5):
        reply_to(leader, ask(f"第 {number} 件怎么办"), choice="0")
        ask(f"还有第 {number} 件怎么办")
    for client, path in ((leader, ASKED), (trainer, CARDS), (leader, LESSONS)):
        with django_assert_max_num_queries(9):
            see(client, path)
