"""Addresses of incidents and agreed answers."""

from django.urls import path

from case_core.incidents.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/incidents/",
        views.IncidentViewSet.as_view({"get": "list", "post": "create"}),
        name="case_incidents",
    ),
    path("cases/<int:case_id>/agreed-line/", views.LineView.as_view(), name="case_agreed_line"),
    path("incidents/<int:incident_id>/decide/", views.DecideView.as_view(), name="incident_decide"),
]
