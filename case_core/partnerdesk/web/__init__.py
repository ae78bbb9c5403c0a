"""Pages of the partners themselves."""
