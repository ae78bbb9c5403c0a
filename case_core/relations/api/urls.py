"""Addresses of the people of a case."""

from django.urls import path

from case_core.relations.api import merge_views, views

urlpatterns = [
    path("cases/<int:case_id>/person/", views.PersonViewSet.as_view({"get": "retrieve"}), name="case_person"),
    path("cases/<int:case_id>/person/change/", views.ChangePersonView.as_view(), name="case_person_change"),
    path(
        "cases/<int:case_id>/people/",
        views.PeopleViewSet.as_view({"get": "list", "post": "create"}),
        name="case_people",
    ),
    path("cases/<int:case_id>/people/tie/", views.TieView.as_view(), name="case_people_tie"),
    path("cases/<int:case_id>/people/<int:place_id>/", views.PlaceView.as_view(), name="case_people_change"),
    path("cases/<int:case_id>/people/<int:place_id>/remove/", views.RemovalView.as_view(), name="case_people_remove"),
    path("people/merges/", merge_views.MergeView.as_view(), name="person_merges"),
    path("people/merges/<int:merge_id>/", merge_views.MergeViewSet.as_view({"get": "retrieve"}), name="person_merge"),
    path("people/merges/<int:merge_id>/undo/", merge_views.UndoView.as_view(), name="person_merge_undo"),
]
