"""Telephone systems that tell of calls, one folder for each."""
