"""Pages of sign-in and staff."""
