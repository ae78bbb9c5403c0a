"""What a city has settled for its rooms: one row for each set of rules (ADR 0500)."""
