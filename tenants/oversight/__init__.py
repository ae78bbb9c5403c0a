"""Oversight (監査): the auditor reads who did what; no content of any consultation is here."""
