"""A city's users and what each may do."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """A city's users and what each may do."""

    name = "tenants.accounts"
    label = "accounts"
