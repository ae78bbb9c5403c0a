"""Citizens book a time to talk: without an account, page by page."""
