"""Addresses of the lists of what must be done about risks."""

from django.urls import path

from case_core.safety.web import settings_views

app_name = "risks"
urlpatterns = [
    path("", settings_views.risks, name="risks"),
    path("<slug:risk_kind>/", settings_views.change, name="change"),
]
