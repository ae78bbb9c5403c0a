"""The address of the figures."""

from django.urls import path

from case_core.reporting.api.views import FiguresViewSet

urlpatterns = [path("figures/", FiguresViewSet.as_view({"get": "retrieve"}), name="figures")]
