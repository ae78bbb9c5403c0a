"""Addresses of the opening hours' pages."""

from django.urls import path

from tenants.hours.web import holiday_views, views, way_views, year_views

app_name = "hours"
urlpatterns = [
    path("", views.hours, name="hours"),
    path("change/", views.change, name="change"),
    path("changes/<int:change_id>/withdraw/", views.withdraw, name="withdraw"),
    path("days/add/", views.add_day, name="add_day"),
    path("days/<int:day_id>/remove/", views.remove_day, name="remove_day"),
    path("ways/", way_views.ways, name="ways"),
    path("ways/add/", way_views.add, name="add_way"),
    path("ways/<int:way_id>/change/", way_views.change, name="change_way"),
    path("year-end/", way_views.year_end, name="year_end"),
    path("year/", year_views.year, name="year"),
    path("holidays/", holiday_views.holidays, name="holidays"),
    path("holidays/import/", holiday_views.take_in, name="take_in"),
]
