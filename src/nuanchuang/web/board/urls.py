"""The waiting room's board."""

from django.urls import path

from nuanchuang.web.board import views

app_name = "board"
urlpatterns = [path("", views.board, name="board")]
