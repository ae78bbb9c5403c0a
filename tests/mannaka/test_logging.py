"""The product's settings switch the kit's logging on."""

import logging

from django.conf import settings


def test_everything_is_logged_as_one_line_of_json() -> None:
    assert settings.LOGGING, "Django ignores LOGGING_CONFIG while LOGGING is empty"

    formatters = {type(handler.formatter).__name__ for handler in logging.root.handlers}

    assert "ProcessorFormatter" in formatters
