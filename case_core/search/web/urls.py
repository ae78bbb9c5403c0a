"""Addresses of what the search shows beside other pages."""

from django.urls import path

from case_core.search.web import views

app_name = "search"
urlpatterns = [
    path("search/similar/", views.telling, name="telling"),
    path("cases/<int:case_id>/similar/", views.similar, name="similar"),
]
