"""Production, and the demo: the environment alone makes the difference."""

from mannaka.settings.base import *  # noqa: F403
