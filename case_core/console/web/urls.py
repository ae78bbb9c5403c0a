"""Addresses of the console."""

from django.urls import path

from case_core.console.web import case_views, day_views

app_name = "console"
urlpatterns = [
    path("", day_views.day, name="day"),
    path("cases/", case_views.cases, name="cases"),
    path("search/", case_views.search, name="search"),
    path("cases/<int:case_id>/", case_views.case, name="case"),
    path("cases/<int:case_id>/close/", case_views.close, name="close"),
    path("cases/<int:case_id>/print/", case_views.print_case, name="print"),
]
