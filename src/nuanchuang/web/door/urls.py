"""Addresses of the door."""

from django.urls import path

from nuanchuang.web.door import advice, pages, precheck, requests, sheets

app_name = "door"
urlpatterns = [
    path("", pages.home, name="home"),
    path("matter/<str:code>/", pages.matter, name="matter"),
    path("matter/<str:code>/sheet/", sheets.sheet, name="sheet"),
    path("matter/<str:code>/check/", precheck.go_on, name="check"),
    path("matter/<str:code>/check/<str:question>/", precheck.question, name="question"),
    path("matter/<str:code>/answers/", precheck.answers, name="answers"),
    path("advice/", advice.every, name="advice"),
    path("advice/<str:wizard>/", advice.begin, name="wizard"),
    path("advice/<str:wizard>/check/", advice.go_on, name="wizard-check"),
    path("advice/<str:wizard>/check/<str:question>/", advice.question, name="wizard-question"),
    path("advice/<str:wizard>/answers/", advice.answers, name="wizard-answers"),
    path("advice/<str:wizard>/result/", advice.result, name="wizard-result"),
    path("ask/", requests.ask, name="ask"),
    path("asked/", requests.asked, name="asked"),
    path("list/<str:code>/", pages.prepared_list, name="list"),
]
