"""Sign-in of a body's people by the body's own identity provider (OpenID Connect or SAML), as the city settles it."""
