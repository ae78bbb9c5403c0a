"""Addresses of intake."""

from django.urls import path

from case_core.intake.api.views import MatterView

urlpatterns = [path("matters/", MatterView.as_view(), name="matters")]
