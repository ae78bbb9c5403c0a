"""Addresses of printing."""

from django.urls import path

from case_core.printing.api import views

urlpatterns = [
    path("cases/<int:case_id>/sheet/", views.SheetViewSet.as_view({"get": "retrieve"}), name="case_sheet"),
    path("carried/", views.CarriedView.as_view(), name="carried"),
]
