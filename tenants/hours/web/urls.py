"""Addresses of the opening hours' pages."""

from django.urls import path

from tenants.hours.web import views

app_name = "hours"
urlpatterns = [
    path("", views.hours, name="hours"),
    path("change/", views.change, name="change"),
    path("changes/<int:change_id>/withdraw/", views.withdraw, name="withdraw"),
    path("days/add/", views.add_day, name="add_day"),
    path("days/<int:day_id>/remove/", views.remove_day, name="remove_day"),
]
