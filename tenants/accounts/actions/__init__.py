"""Changes of staff and roles: one verb in each file."""
