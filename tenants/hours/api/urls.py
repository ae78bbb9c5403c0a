"""Addresses of opening hours."""

from django.urls import path

from tenants.hours.api import change_views, holiday_views, views

urlpatterns = [
    path("hours/state/", views.StateViewSet.as_view({"get": "retrieve"}), name="hours_state"),
    path("hours/days/", views.DayViewSet.as_view({"get": "retrieve"}), name="hours_days"),
    path("hours/ways/", views.WayViewSet.as_view({"get": "retrieve", "post": "create"}), name="hours_ways"),
    path("hours/ways/<int:way_id>/change/", views.WayChangeView.as_view(), name="hours_way_change"),
    path(
        "hours/changes/",
        change_views.HoursChangeViewSet.as_view({"get": "list", "post": "create"}),
        name="hours_changes",
    ),
    path(
        "hours/changes/<int:change_id>/withdraw/",
        change_views.WithdrawChangeView.as_view(),
        name="hours_change_withdraw",
    ),
    path(
        "hours/special-days/",
        change_views.SpecialDayViewSet.as_view({"get": "list", "post": "create"}),
        name="special_days",
    ),
    path(
        "hours/special-days/<int:day_id>/remove/",
        change_views.RemoveSpecialDayView.as_view(),
        name="special_day_remove",
    ),
    path(
        "hours/year-end/", holiday_views.YearEndViewSet.as_view({"get": "retrieve", "post": "create"}), name="year_end"
    ),
    path(
        "hours/holidays/", holiday_views.HolidayViewSet.as_view({"get": "retrieve", "post": "create"}), name="holidays"
    ),
]
