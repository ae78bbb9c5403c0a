"""Addresses of the tokens' pages."""

from django.urls import path

from tenants.api_tokens.web import views

app_name = "api_tokens"
urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("add/", views.add, name="add"),
    path("<int:token_id>/revoke/", views.revoke, name="revoke"),
]
