"""Addresses of the deadlines' settings."""

from django.urls import path

from case_core.deadlines.web import views

app_name = "deadlines"
urlpatterns = [
    path("", views.deadlines, name="deadlines"),
    path("rules/", views.rules, name="rules"),
    path("sections/<int:section_id>/", views.section, name="section"),
]
