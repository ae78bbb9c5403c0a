"""Sign-in of a body's people by the body's own identity provider (OpenID Connect or SAML), which the city settles for it."""
