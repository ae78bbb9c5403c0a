"""Addresses of shields and risks."""

from django.urls import path

from case_core.safety.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/shield/",
        views.ShieldViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="case_shield",
    ),
    path("cases/<int:case_id>/shield/lift/", views.LiftView.as_view(), name="case_shield_lift"),
    path(
        "cases/<int:case_id>/people/<int:place_id>/shield/",
        views.ShieldBesideViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="case_people_shield",
    ),
    path(
        "cases/<int:case_id>/people/<int:place_id>/shield/lift/",
        views.LiftBesideView.as_view(),
        name="case_people_shield_lift",
    ),
    path("cases/<int:case_id>/risks/", views.RiskViewSet.as_view({"get": "list", "post": "create"}), name="case_risks"),
    path("must-dos/<int:step_id>/tick/", views.TickView.as_view(), name="must_do_tick"),
]
