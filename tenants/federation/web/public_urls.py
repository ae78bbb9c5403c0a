"""Addresses of the door by which people of bodies come with a provider of their own."""

from django.urls import path

from tenants.federation.web import door_views, saml_views

app_name = "vouched"
urlpatterns = [
    path("sign-in/", door_views.door, name="door"),
    path("sign-in/return/", door_views.back, name="back"),
    path("sign-in/<int:organization_id>/", door_views.begin, name="begin"),
    path("sign-in/<int:organization_id>/metadata/", saml_views.metadata, name="metadata"),
    path("sign-in/<int:organization_id>/saml/", saml_views.answer, name="answer"),
]
