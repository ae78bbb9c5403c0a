"""Addresses of the reception's settings."""

from django.urls import path

from case_core.reception.web import settings_views

app_name = "reception_settings"
urlpatterns = [
    path("", settings_views.settings, name="settings"),
    path("rules/", settings_views.rules, name="rules"),
    path("displays/add/", settings_views.add_display, name="add_display"),
    path("displays/<int:display_id>/revoke/", settings_views.revoke, name="revoke_display"),
]
