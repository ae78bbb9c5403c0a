"""Addresses of the sections' pages."""

from django.urls import path

from tenants.organisation.web import views

app_name = "organisation"
urlpatterns = [
    path("", views.sections, name="sections"),
    path("add/", views.add, name="add"),
    path("<int:section_id>/", views.change, name="change"),
    path("<int:section_id>/end/", views.end, name="end"),
]
