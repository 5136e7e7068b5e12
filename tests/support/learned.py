"""What a hall has noted, asked and learned, for the pages that show it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from nuanchuang.knowledge.actions import cards, consultations, lessons, memos
from nuanchuang.knowledge.actions.cards import Wording
from nuanchuang.knowledge.actions.consultations import Reply
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Card
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.reception import access
from tests.support.hall import hire
from tests.support.stage import Stage

LINES = (
    "抵押没解除的先去银行，拿到解除材料当天来，给留补齐即办号",
    "过户时号牌要收回，想保留原号的先讲用回原号的条件",
    "年检过期的先检车再过户，帮他查最近的检测站",
)
QUESTIONS = (
    "老人的委托书没有写日期，家人在门口等，能不能先收下，请他们三天内补上？",
    "外地号牌的照片模糊，群众坚持要当场处理，怎么办？",
    "系统里查不到上一次的检验记录，能不能看纸质的？",
    "对方单位的公章换了新样式，和备案的不一样，收不收？",
)
WAYS = ("先收，三天内补日期", "请家人现在补签", "按缺件一次告知")


def learn(stage: Stage) -> None:
    """At window 2 memos were left, one question waits, one is overdue, one answered, one taken; a card is in
    use, one waits; shipped words are worded anew, some wait, some rest; an error is noted, one told; a look
    back is private, one shared."""
    post, now = stage.post(2), stage.now
    officer, leader = Person(post.officer), Person(Officer.objects.get(hall=stage.hall, badge="010009"))
    case = access.visit_here(post).cases.get()
    about = About(case.id, case.matter, dict(case.facts))
    stage.at["desk consult"] = f"/desk/visits/{case.visit_id}/cases/1/consult/"
    stage.at["desk memo"] = f"/desk/visits/{case.visit_id}/cases/1/memo/"
    for text in LINES:
        memos.write_memo(person=officer, about=about, facts=["status"], text=text, now=now)
    ago = zip(QUESTIONS, (2, 25, 9, 9), strict=True)
    waiting = [_ask(officer, about, text, minutes, now) for text, minutes in ago]
    for asked in waiting[2:]:
        consultations.answer(person=leader, consultation=asked, reply=Reply(1, "请他们当面签"), now=now)
    consultations.take(person=officer, consultation=waiting[3], now=now)
    trainer = Person(hire(stage.hall, "010020", now, "trainer"))
    cards.review_card(
        person=trainer, card=Card.objects.earliest("id").id, version=1, now=now,
        review_by=now.date() + timedelta(days=90),
    )  # fmt: skip
    _own_words(trainer, leader, now)
    _lessons(officer, stage)


def _own_words(trainer: Person, leader: Person, now: datetime) -> None:
    """A goodbye in its second version, a third waits; a greeting that rests; a card of the hall's own."""
    day = now.date() + timedelta(days=90)

    def agree(card: Card) -> None:
        cards.review_card(person=leader, card=card.id, version=card.version, review_by=day, now=now)

    goodbye = Wording("", "送到门口", "您走好，台阶有点滑，我扶您一把。", "门口", "站起来，送两步。")
    said = ("您走好，台阶有点滑，我扶您一把。", "您走好，台阶滑，我扶您下去。", "您走好，我送您到门口。")
    for words in said:
        draft = cards.say_otherwise(
            person=trainer, target="card:bye-walk-slow", wording=replace(goodbye, say=words), now=now
        )
        if words != said[-1]:
            agree(draft)
    agree(cards.put_to_rest(person=trainer, target="welcome:elder", now=now))
    own = Wording("elder", "老花镜", "这副老花镜您先用，字我给您放大。", "花镜")
    agree(cards.write_card(person=trainer, wording=own, now=now))


def _ask(officer: Person, about: About, question: str, minutes: int, now: datetime) -> UUID:
    asked = consultations.consult(
        person=officer, about=about, question=question, options=WAYS, now=now - timedelta(minutes=minutes)
    )
    return asked.consultation.id


def _lessons(officer: Person, stage: Stage) -> None:
    report = lessons.Report("少告知了一样材料，群众多跑一趟", "打电话道歉，留了补齐即办号", "清单念一遍")
    told = lessons.note_error(person=officer, report=report, now=stage.now)
    lessons.send_error(person=officer, error=told.id, report=report, now=stage.now)
    lessons.note_error(person=officer, report=lessons.Report("单子上的日期写错了一天"), now=stage.now)
    answers = ["他等久了，我先解释规定", "让他安心办完", "请他坐下", "先说体谅，再说规定", ""]
    lessons.look_back(person=officer, answers=answers, now=stage.now)
    shared = lessons.look_back(person=officer, answers=answers, now=stage.now)
    lessons.share_look_back(person=officer, look=shared.id, now=stage.now)
