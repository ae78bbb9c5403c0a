"""Texts in which a person marked what could tell who they are about."""
