"""Addresses of incidents, agreed answers and care."""

from django.urls import path

from case_core.incidents.web import care_views, views

app_name = "incidents"
urlpatterns = [
    path("cases/<int:case_id>/incidents/", views.sheet, name="sheet"),
    path("cases/<int:case_id>/incidents/record/", views.record, name="record"),
    path("cases/<int:case_id>/agreed-line/", views.line, name="line"),
    path("cases/<int:case_id>/agreed-line/end/", views.stop_line, name="stop_line"),
    path("incidents/<int:incident_id>/decide/", views.decide, name="decide"),
    path("incidents/<int:incident_id>/care/", care_views.write, name="write_care"),
    path("incidents/known/<int:person_id>/", views.known, name="known"),
    path("care/", care_views.cares, name="cares"),
    path("care/<int:care_id>/", care_views.care, name="care"),
]
