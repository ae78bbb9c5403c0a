"""Addresses of sections."""

from django.urls import path

from tenants.organisation.api.views import SectionViewSet

urlpatterns = [
    path("sections/", SectionViewSet.as_view({"get": "list"}), name="sections"),
    path("sections/<int:section_id>/", SectionViewSet.as_view({"get": "retrieve"}), name="section"),
]
