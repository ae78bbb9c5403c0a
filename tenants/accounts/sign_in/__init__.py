"""Sign-in by allauth: what this house decides differently."""
