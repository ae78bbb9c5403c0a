"""Pages on the opening hours."""
