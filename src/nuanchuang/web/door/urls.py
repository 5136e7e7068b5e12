"""Addresses of the door."""

from django.urls import path

from nuanchuang.web.door import pages, precheck, requests

app_name = "door"
urlpatterns = [
    path("", pages.home, name="home"),
    path("matter/<str:code>/", pages.matter, name="matter"),
    path("matter/<str:code>/check/", precheck.go_on, name="check"),
    path("matter/<str:code>/check/<str:question>/", precheck.question, name="question"),
    path("matter/<str:code>/answers/", precheck.answers, name="answers"),
    path("ask/", requests.ask, name="ask"),
    path("asked/", requests.asked, name="asked"),
    path("list/<str:code>/", pages.prepared_list, name="list"),
]
