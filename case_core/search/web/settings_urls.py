"""Addresses of the words that mean the same."""

from django.urls import path

from case_core.search.web import settings_views

app_name = "synonyms"
urlpatterns = [
    path("", settings_views.groups, name="groups"),
    path("add/", settings_views.add, name="add"),
    path("<int:group_id>/", settings_views.change, name="change"),
    path("<int:group_id>/remove/", settings_views.remove, name="remove"),
]
