"""Sign-in of a body's people by the body's own identity provider (OpenID Connect), which the city settles for it."""
