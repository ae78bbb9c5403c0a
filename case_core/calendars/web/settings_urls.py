"""Addresses of the rooms' calendars."""

from django.urls import path

from case_core.calendars.web import room_views

app_name = "room_calendars"
urlpatterns = [
    path("", room_views.rooms, name="rooms"),
    path("<int:room_id>/make/", room_views.make, name="make"),
    path("<int:room_id>/revoke/", room_views.revoke, name="revoke"),
]
