"""Addresses of the rooms' settings."""

from django.urls import path

from case_core.desk.web import room_views

app_name = "rooms"
urlpatterns = [
    path("", room_views.rooms, name="rooms"),
    path("add/", room_views.add, name="add"),
    path("rules/", room_views.rules, name="rules"),
    path("<int:room_id>/", room_views.change, name="change"),
    path("<int:room_id>/end/", room_views.end, name="end"),
]
