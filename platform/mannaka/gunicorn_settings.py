"""What gunicorn cannot be told on its command line: one line of JSON for each event, as everywhere."""

from mannaka_kit.logs import logging_config

logconfig_dict = logging_config()
