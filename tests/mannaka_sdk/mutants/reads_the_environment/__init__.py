"""A plugin that does something when it is imported."""
