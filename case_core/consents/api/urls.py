"""Addresses of what people agreed to."""

from django.urls import path

from case_core.consents.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/consents/",
        views.CaseConsentViewSet.as_view({"get": "list", "post": "create"}),
        name="case_consents",
    ),
    path("consents/<int:consent_id>/withdraw/", views.WithdrawView.as_view(), name="consent_withdraw"),
]
