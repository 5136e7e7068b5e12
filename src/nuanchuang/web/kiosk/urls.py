"""Addresses of the kiosk."""

from django.urls import path

from nuanchuang.web.kiosk import views

app_name = "kiosk"
urlpatterns = [
    path("", views.home, name="home"),
    path("lane/<str:slug>/", views.lane, name="lane"),
    path("lane/<str:slug>/more/", views.more, name="more"),
    path("ticket/", views.take, name="take"),
    path("ticket/<str:code>/", views.ticket, name="ticket"),
    path("code/", views.code, name="code"),
]
