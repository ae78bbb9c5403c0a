"""Addresses of troubles."""

from django.urls import path

from case_core.troubles.api import views

urlpatterns = [
    path("trouble-items/", views.TroubleItemViewSet.as_view({"get": "list"}), name="trouble_items"),
    path(
        "cases/<int:case_id>/troubles/",
        views.CaseTroubleViewSet.as_view({"get": "list", "post": "create"}),
        name="case_troubles",
    ),
]
