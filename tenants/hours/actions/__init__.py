"""Changes of the opening hours: one verb in each file."""
