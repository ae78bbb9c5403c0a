"""A hundred judged questions in everyday words, and the sixty answers among which theirs are."""
