"""Addresses of the figures."""

from django.urls import path

from case_core.reporting.web import views

app_name = "reporting"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("figures.csv", views.file, name="file"),
    path("charts/<slug:name>/<slug:size>.svg", views.chart, name="chart"),
]
