"""The office: leaders, administrators, inspectors."""

from django.urls import path

from nuanchuang.web.office import (
    catalogue,
    devices,
    hall_now,
    hardship,
    journal,
    people,
    requests,
    safety,
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
    path("hardship/", hardship.hardship, name="hardship"),
    path("hardship/<uuid:hardship>/approve/", hardship.approve, name="hardship-approve"),
    path("hardship/<uuid:hardship>/decline/", hardship.decline, name="hardship-decline"),
    path("safety/", safety.safety, name="safety"),
    path("safety/bar/", safety.bar, name="safety-bar"),
    path("safety/<uuid:incident>/seen/", safety.seen, name="safety-seen"),
    path("safety/<uuid:incident>/close/", safety.close, name="safety-close"),
    path("devices/", devices.devices, name="devices"),
    path("devices/<uuid:device>/", devices.device, name="device"),
    path("devices/<uuid:device>/revoke/", devices.revoke, name="revoke"),
    path("people/", people.people, name="people"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:content_request>/take/", requests.take, name="request-take"),
    path("requests/<uuid:content_request>/answer/", requests.answer, name="request-answer"),
    path("requests/<uuid:content_request>/decline/", requests.decline, name="request-decline"),
    path("journal/", journal.journal, name="journal"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/adopt/", catalogue.adopt, name="adopt"),
    path("catalogue/edits/<uuid:edit>/", catalogue.edit, name="edit"),
    path("catalogue/edits/<uuid:edit>/answer/", catalogue.approve, name="approve"),
    path("catalogue/<str:code>/", catalogue.matter, name="catalogue-matter"),
    path("catalogue/<str:code>/change/", catalogue.change, name="change"),
]
