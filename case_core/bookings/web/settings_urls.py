"""Addresses of the settings of bookings."""

from django.urls import path

from case_core.bookings.web import offer_views, room_views

app_name = "booking_settings"
urlpatterns = [
    path("", offer_views.offers, name="offers"),
    path("add/", offer_views.add, name="add"),
    path("rules/", offer_views.rules, name="rules"),
    path("rooms/", room_views.rooms, name="rooms"),
    path("rooms/add/", room_views.reserve, name="reserve"),
    path("rooms/<int:reservation_id>/release/", room_views.release, name="release"),
    path("<int:offer_id>/", offer_views.change, name="change"),
    path("<int:offer_id>/end/", offer_views.end, name="end"),
]
