"""Addresses of the counter."""

from django.urls import path

from nuanchuang.web.counter import views

app_name = "counter"
urlpatterns = [
    path("", views.home, name="home"),
    path("now/", views.now, name="now"),
    path("rate/", views.rate, name="rate"),
    path("skip/", views.skip, name="skip"),
]
