"""Addresses of the people of a case."""

from django.urls import path

from case_core.relations.web import merge_views, people_views, person_views

app_name = "relations"
urlpatterns = [
    path("<int:case_id>/person/", person_views.person, name="person"),
    path("<int:case_id>/person/change/", person_views.change, name="person_change"),
    path("<int:case_id>/person/merge/", merge_views.merge, name="merge"),
    path("<int:case_id>/person/merges/<int:merge_id>/undo/", merge_views.undo, name="merge_undo"),
    path("<int:case_id>/people/", people_views.people, name="people"),
    path("<int:case_id>/people/add/", people_views.add, name="people_add"),
    path("<int:case_id>/people/tie/", people_views.tie, name="people_tie"),
    path("people/<int:place_id>/", people_views.change, name="people_change"),
    path("<int:case_id>/people/<int:place_id>/remove/", people_views.remove, name="people_remove"),
]
