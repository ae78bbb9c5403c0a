"""The partners' own first page: for which body one acts, what was agreed, what is referred to it."""
