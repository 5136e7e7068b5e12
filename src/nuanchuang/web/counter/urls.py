"""Addresses of the counter."""

from django.urls import path

from nuanchuang.web.counter import unclear, views

app_name = "counter"
urlpatterns = [
    path("", views.home, name="home"),
    path("now/", views.now, name="now"),
    path("unclear/", unclear.unclear, name="unclear"),
    path("rate/", views.rate, name="rate"),
    path("skip/", views.skip, name="skip"),
]
