"""The test settings for a server in a process of its own: static files from the source, a cache of its own."""

import os

from mannaka.settings.test import *  # noqa: F403
from mannaka.settings.test import CACHES

WHITENOISE_USE_FINDERS = True
# The cities of all runs have the same keys: limits and counts of another run must not be ours.
CACHES["default"]["KEY_PREFIX"] = os.environ["MANNAKA_TEST_CACHE_PREFIX"]
