"""Addresses of the living page."""

from django.urls import path

from mannaka_kit.ui.living.views import living

app_name = "ui"
urlpatterns = [
    path("", living, {"face": "public"}, name="living_public"),
    path("console/", living, {"face": "console"}, name="living_console"),
    path("plain/", living, {"face": "plain"}, name="living_plain"),
]
