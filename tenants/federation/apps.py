"""Sign-in of a body's people by the body's own identity provider (OpenID Connect or SAML), which the city settles for it."""

from django.apps import AppConfig


class FederationConfig(AppConfig):
    """Sign-in of a body's people by the body's own identity provider (OpenID Connect or SAML)."""

    name = "tenants.federation"
    label = "federation"
