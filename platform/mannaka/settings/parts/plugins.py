"""Plugins: those that come with the product, those of vendors that the operator allows, and where simulators answer."""

from mannaka import env
from mannaka.allowed_plugins import read_allowed_plugins, read_stopped_plugins
from mannaka.bundled_plugins import BUNDLED, SAMPLES

MANNAKA_BUNDLED_PLUGINS = BUNDLED
MANNAKA_SAMPLE_PLUGINS = SAMPLES
MANNAKA_PLUGINS = read_allowed_plugins(env.text("MANNAKA_PLUGINS", ""))
MANNAKA_STOPPED_PLUGINS = read_stopped_plugins(env.text("MANNAKA_STOPPED_PLUGINS", ""))
MANNAKA_REMOTE_PLUGINS = env.text("MANNAKA_REMOTE_PLUGINS", "")
MANNAKA_SIMULATOR_URL = env.text("MANNAKA_SIMULATOR_URL", "").rstrip("/")
