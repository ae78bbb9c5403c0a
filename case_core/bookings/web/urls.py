"""Addresses of bookings for staff."""

from django.urls import path

from case_core.bookings.web import board_views, day_views, online_views, slip_views, slot_views

app_name = "bookings"
urlpatterns = [
    path("", day_views.day, name="day"),
    path("board/", board_views.board, name="board"),
    path("board/live/", board_views.news, name="live"),
    path("new/", slot_views.new, name="new"),
    path("<int:booking_id>/", day_views.booking, name="booking"),
    path("<int:booking_id>/slip/", slip_views.slip, name="slip"),
    path("<int:booking_id>/online/", online_views.online, name="online"),
    path("<int:booking_id>/came/", day_views.came, name="came"),
    path("<int:booking_id>/no-show/", day_views.no_show, name="no_show"),
    path("<int:booking_id>/take-up/", day_views.take_up, name="take_up"),
    path("<int:booking_id>/cancel/", day_views.cancel, name="cancel"),
    path("<int:booking_id>/move/", slot_views.move, name="move"),
]
