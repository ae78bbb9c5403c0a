"""Tokens of the API."""

from django.apps import AppConfig


class ApiTokensConfig(AppConfig):
    """Tokens of the API."""

    name = "tenants.api_tokens"
    label = "api_tokens"
