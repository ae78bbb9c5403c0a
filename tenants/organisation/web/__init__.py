"""Pages on the sections."""
