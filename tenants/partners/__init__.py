"""Bodies outside the city hall that a city works with: what was agreed, who acts for them, and their sign-in."""
