"""The address of the times of long talks."""

from django.urls import path

from case_core.talks.web import settings_views

app_name = "talk_stages"
urlpatterns = [path("", settings_views.stages, name="stages")]
