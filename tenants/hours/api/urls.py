"""Addresses of opening hours."""

from django.urls import path

from tenants.hours.api.views import DayViewSet, StateViewSet, WayViewSet

urlpatterns = [
    path("hours/state/", StateViewSet.as_view({"get": "retrieve"}), name="hours_state"),
    path("hours/days/", DayViewSet.as_view({"get": "retrieve"}), name="hours_days"),
    path("hours/ways/", WayViewSet.as_view({"get": "retrieve"}), name="hours_ways"),
]
