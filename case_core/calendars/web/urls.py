"""Addresses of one's own calendar."""

from django.urls import path

from case_core.calendars.web import own_views

app_name = "calendars"
urlpatterns = [
    path("", own_views.own, name="own"),
    path("make/", own_views.make, name="make"),
    path("revoke/", own_views.revoke, name="revoke"),
]
