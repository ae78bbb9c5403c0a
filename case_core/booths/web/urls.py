"""Addresses of booths for the centre."""

from django.urls import path

from case_core.booths.web import request_views

app_name = "booths"
urlpatterns = [
    path("", request_views.requests, name="requests"),
    path("live/", request_views.live, name="live"),
    path("<int:request_id>/", request_views.one, name="request"),
    path("<int:request_id>/take/", request_views.take, name="take"),
    path("<int:request_id>/connect/", request_views.connect, name="connect"),
    path("<int:request_id>/take-up/", request_views.take_up, name="take_up"),
    path("<int:request_id>/end/", request_views.end, name="end"),
]
