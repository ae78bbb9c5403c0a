"""The address of the rules for talks by video."""

from django.urls import path

from case_core.meetings.web import settings_views

app_name = "meeting_settings"
urlpatterns = [path("", settings_views.rules, name="rules")]
