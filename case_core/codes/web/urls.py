"""Addresses of the city's list of troubles."""

from django.urls import path

from case_core.codes.web import views

app_name = "codes"
urlpatterns = [
    path("", views.items, name="items"),
    path("add/", views.add, name="add"),
    path("<int:item_id>/end/", views.end, name="end"),
]
