"""The office: leaders, administrators, inspectors."""

from django.urls import path

from nuanchuang.web.office import (
    asked,
    cards,
    catalogue,
    devices,
    hall_now,
    journal,
    leader,
    people,
    requests,
    sign_in,
    visits,
)

app_name = "office"
urlpatterns = [
    path("", hall_now.hall_now, name="now"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("visits/", visits.visits, name="visits"),
    path("visits/<uuid:visit>/", visits.visit, name="visit"),
    path("devices/", devices.devices, name="devices"),
    path("devices/<uuid:device>/", devices.device, name="device"),
    path("devices/<uuid:device>/revoke/", devices.revoke, name="revoke"),
    path("people/", people.people, name="people"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:content_request>/take/", requests.take, name="request-take"),
    path("requests/<uuid:content_request>/answer/", requests.answer, name="request-answer"),
    path("requests/<uuid:content_request>/decline/", requests.decline, name="request-decline"),
    path("leader/", leader.leader, name="leader"),
    path("leader/duty/", leader.duty, name="leader-duty"),
    path("leader/<uuid:offer>/come/", leader.come, name="leader-come"),
    path("leader/<uuid:offer>/take/", leader.take, name="leader-take"),
    path("leader/<uuid:offer>/decline/", leader.decline, name="leader-decline"),
    path("asked/", asked.asked, name="asked"),
    path("asked/<uuid:consultation>/answer/", asked.answer, name="consult-answer"),
    path("cards/", cards.cards, name="cards"),
    path("cards/<uuid:card>/revise/", cards.revise, name="card-revise"),
    path("cards/<uuid:card>/review/", cards.review, name="card-review"),
    path("cards/<uuid:card>/drop/", cards.drop, name="card-drop"),
    path("lessons/", cards.lessons, name="lessons"),
    path("journal/", journal.journal, name="journal"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/adopt/", catalogue.adopt, name="adopt"),
    path("catalogue/edits/<uuid:edit>/", catalogue.edit, name="edit"),
    path("catalogue/edits/<uuid:edit>/answer/", catalogue.approve, name="approve"),
    path("catalogue/<str:code>/", catalogue.matter, name="catalogue-matter"),
    path("catalogue/<str:code>/change/", catalogue.change, name="change"),
]
