"""Booking a time, and one's own booking."""

from django.urls import path

from cms.eservices.booking import own_views, views

app_name = "booking"
urlpatterns = [
    path("", views.show_step, name="start"),
    path("check/", views.check, name="check"),
    path("done/", views.done, name="done"),
    path("leave/", views.leave, name="leave"),
    path("mine/", own_views.door, name="door"),
    path("mine/booking/", own_views.own, name="own"),
    path("mine/move/", own_views.move, name="move"),
    path("mine/cancel/", own_views.cancel, name="cancel"),
    path("mine/calendar.ics", own_views.calendar_file, name="calendar"),
    path("mine/enter/", own_views.enter, name="enter"),
    path("mine/close/", own_views.close, name="close"),
    path("<slug:step>/", views.show_step, name="step"),
]
