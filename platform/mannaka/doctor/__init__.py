"""Looks at an installation and says what is wrong with it, which setting it is, and how to mend it."""
