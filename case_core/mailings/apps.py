"""Mails to citizens."""

from django.apps import AppConfig


class MailingsConfig(AppConfig):
    """Mails to citizens."""

    name = "case_core.mailings"
    label = "mailings"
