"""The address of the rules for calls."""

from django.urls import path

from case_core.calls.web import settings_views

app_name = "call_settings"
urlpatterns = [path("", settings_views.rules, name="rules")]
