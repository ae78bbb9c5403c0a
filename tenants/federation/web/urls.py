"""Addresses of the settings on bodies' providers."""

from django.urls import path

from tenants.federation.web import settings_views

app_name = "federation"
urlpatterns = [
    path("<int:organization_id>/provider/", settings_views.provider, name="provider"),
    path("<int:organization_id>/provider/saml/", settings_views.saml_provider, name="saml_provider"),
    path("<int:organization_id>/provider/try/", settings_views.try_out, name="try"),
    path("<int:organization_id>/provider/drop/", settings_views.drop, name="drop"),
    path("members/<int:member_id>/let-in/", settings_views.let_in, name="let_in"),
]
