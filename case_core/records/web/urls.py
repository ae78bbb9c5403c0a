"""Addresses of restricted records and of looks in an emergency."""

from django.urls import path

from case_core.records.web import opening_views, record_views

app_name = "records"
urlpatterns = [
    path("cases/<int:case_id>/records/", record_views.records, name="records"),
    path("cases/<int:case_id>/records/begin/", record_views.begin, name="begin"),
    path("records/<int:compartment_id>/write/", record_views.write, name="write"),
    path("records/<int:compartment_id>/members/", record_views.members, name="members"),
    path("records/<int:compartment_id>/members/<int:user_id>/remove/", record_views.remove, name="remove"),
    path("records/<int:compartment_id>/emergency/", record_views.emergency, name="emergency"),
    path("openings/", opening_views.openings, name="openings"),
    path("openings/<int:opening_id>/", opening_views.opening, name="opening"),
    path("openings/<int:opening_id>/seen/", opening_views.seen, name="seen"),
    path("settings/records/", opening_views.rules, name="rules"),
]
