"""The public pages, and what cases teach."""
