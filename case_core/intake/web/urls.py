"""Addresses of intake."""

from django.urls import path

from case_core.intake.web import views

app_name = "intake"
urlpatterns = [
    path("", views.new, name="new"),
    path("candidates/", views.candidates, name="candidates"),
]
