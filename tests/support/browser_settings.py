"""The test settings for a server in a process of its own: static files as in production, a cache of its own."""

import os

from mannaka.settings import base
from mannaka.settings.test import *  # noqa: F403
from mannaka.settings.test import CACHES
from mannaka.settings.test import MANNAKA_SIMULATOR_URL as NOBODY

STORAGES = base.STORAGES
STATIC_ROOT = os.environ["MANNAKA_TEST_STATIC"]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
# The cities of all runs have the same keys: limits and counts of another run must not be ours.
CACHES["default"]["KEY_PREFIX"] = os.environ.get("MANNAKA_TEST_CACHE_PREFIX", "")
# Nobody answers, unless a file of journeys runs the services itself.
MANNAKA_SIMULATOR_URL = os.environ.get("MANNAKA_SIMULATOR_URL", NOBODY)
