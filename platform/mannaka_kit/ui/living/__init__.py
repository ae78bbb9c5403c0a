"""The living page: every component in every state, drawn by the same tags and styles as the product."""
