"""Addresses of talks by video for the centre."""

from django.urls import path

from case_core.meetings.web import meeting_views

app_name = "meetings"
urlpatterns = [
    path("<int:meeting_id>/", meeting_views.one, name="meeting"),
    path("<int:meeting_id>/enter/", meeting_views.enter, name="enter"),
    path("<int:meeting_id>/try-again/", meeting_views.try_again, name="try_again"),
]
