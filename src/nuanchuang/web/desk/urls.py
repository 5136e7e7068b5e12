"""Addresses of the desk."""

from django.urls import path

from nuanchuang.web.desk import citizen, consulting, lessons, memos, numbers, phrases, pressing, views

app_name = "desk"
case = "visits/<uuid:visit>/cases/<int:n>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("waiting/", views.waiting, name="waiting"),
    path("paper/<str:code>/", views.paper, name="paper"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("citizen/", citizen.citizen, name="citizen"),
    path("citizen/phone/", citizen.phone, name="citizen-phone"),
    path("phrases/", phrases.cards, name="phrases"),
    path("ask/", pressing.ask, name="ask"),
    path("take/", pressing.take, name="take"),
    path("leave/", pressing.leave, name="leave"),
    path("call/", pressing.call, name="call"),
    path("resume/", pressing.resume, name="resume"),
    path("recall/", pressing.recall, name="recall"),
    path("miss/", pressing.miss, name="miss"),
    path("hold/", pressing.hold, name="hold"),
    path("transfer/", pressing.transfer, name="transfer"),
    path("hand-over/", pressing.hand_over, name="hand-over"),
    path("hand-over/call-off/", pressing.call_off, name="call-off"),
    path("offers/<uuid:offer>/accept/", pressing.accept, name="accept"),
    path("offers/<uuid:offer>/decline/", pressing.decline, name="decline"),
    path("finish/", pressing.finish, name="finish"),
    path("visits/<uuid:visit>/cases/", pressing.open_case, name="open-case"),
    path(f"{case}matter/", pressing.change_matter, name="change-matter"),
    path(f"{case}facts/", pressing.answer, name="facts"),
    path(f"{case}items/", pressing.check, name="items"),
    path(f"{case}decide/", pressing.decide, name="decide"),
    path(f"{case}consult/", consulting.consult, name="consult"),
    path(f"{case}memo/", memos.memo, name="memo"),
    path("asked/", consulting.asked, name="asked"),
    path("asked/<uuid:consultation>/withdraw/", consulting.withdraw, name="consult-withdraw"),
    path("asked/<uuid:consultation>/taken/", consulting.taken, name="consult-taken"),
    path("memos/", memos.find, name="memos"),
    path("memos/<uuid:memo>/remove/", memos.remove, name="memo-remove"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/errors/<uuid:error>/", lessons.send_error, name="error-send"),
    path("lessons/looks/<uuid:look>/", lessons.look, name="look"),
]
