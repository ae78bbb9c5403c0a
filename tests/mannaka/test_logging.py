"""The product's settings switch the kit's logging on."""

import logging


def test_django_logs_one_line_of_json_without_local_variables(settings) -> None:
    assert settings.LOGGING
    assert settings.LOGGING_CONFIG == "mannaka_kit.logs.configure"
    formatters = {type(handler.formatter).__name__ for handler in logging.getLogger().handlers}
    assert "ProcessorFormatter" in formatters
