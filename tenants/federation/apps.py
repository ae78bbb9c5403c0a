"""Sign-in of a body's people by the body's own identity provider (OpenID Connect), which the city settles for it."""

from django.apps import AppConfig


class FederationConfig(AppConfig):
    """Sign-in of a body's people by the body's own identity provider (OpenID Connect)."""

    name = "tenants.federation"
    label = "federation"
