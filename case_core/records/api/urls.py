"""Addresses of restricted records."""

from django.urls import path

from case_core.records.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/records/",
        views.CaseRecordsViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="case_records",
    ),
    path("records/<int:compartment_id>/entries/", views.EntriesView.as_view(), name="record_entries"),
    path("records/<int:compartment_id>/members/", views.MembersView.as_view(), name="record_members"),
    path("records/<int:compartment_id>/members/remove/", views.MemberRemovalView.as_view(), name="record_member_off"),
    path("openings/", views.OpeningViewSet.as_view({"get": "list"}), name="openings"),
    path("openings/<int:opening_id>/", views.OpeningViewSet.as_view({"get": "retrieve"}), name="opening"),
    path("openings/<int:opening_id>/review/", views.ReviewView.as_view(), name="opening_review"),
    path("openings/<int:opening_id>/seen/", views.SeenView.as_view(), name="opening_seen"),
]
