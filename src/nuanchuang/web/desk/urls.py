"""Addresses of the desk."""

from django.urls import path

from nuanchuang.web.desk import care, hardship, numbers, pressing, receipt, safety, views

app_name = "desk"
case = "visits/<uuid:visit>/cases/<int:n>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("waiting/", views.waiting, name="waiting"),
    path("paper/<str:code>/", views.paper, name="paper"),
    path("paper/<str:code>/receipt/", receipt.receipt, name="receipt"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("care/", care.strip, name="care"),
    path("papers/", care.give_back, name="papers"),
    path("hardship/", hardship.hardship, name="hardship"),
    path("hardship/ask/", hardship.ask, name="hardship-ask"),
    path("safety/", safety.press, name="safety"),
    path("safety/<uuid:incident>/seen/", safety.seen, name="safety-seen"),
    path("safety/<uuid:incident>/mistake/", safety.mistake, name="safety-mistake"),
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
    path("finish/", pressing.finish, name="finish"),
    path("visits/<uuid:visit>/cases/", pressing.open_case, name="open-case"),
    path(f"{case}matter/", pressing.change_matter, name="change-matter"),
    path(f"{case}facts/", pressing.answer, name="facts"),
    path(f"{case}items/", pressing.check, name="items"),
    path(f"{case}decide/", pressing.decide, name="decide"),
]
