"""Addresses of the people of a case."""

from django.urls import path

from case_core.relations.web import person_views

app_name = "relations"
urlpatterns = [
    path("<int:case_id>/person/", person_views.person, name="person"),
    path("<int:case_id>/person/change/", person_views.change, name="person_change"),
]
