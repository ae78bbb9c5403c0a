"""The checks, one file for each area."""
