"""Addresses a citizen holds: the page of a ticket, the page of a paper."""

from django.urls import path

from nuanchuang.web.phone import receipt, views

app_name = "phone"
urlpatterns = [
    path("t/<str:code>/", views.ticket, name="ticket"),
    path("t/<str:code>/back/", views.back, name="back"),
    path("t/<str:code>/rate/", views.rate, name="rate"),
    path("r/<str:code>/", views.paper, name="paper"),
    path("r/<str:code>/receipt/", receipt.receipt, name="receipt"),
]
