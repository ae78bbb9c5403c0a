"""Tests: the same settings against the test stack (tests/support/plugin.py sets the environment), with cheap hashes."""

from mannaka.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "mannaka_tenancy.storage.CityStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
MANNAKA_KEPT_PAGE_SECONDS = 0  # tests look again at once; those of the kept pages switch it on
MANNAKA_LIVING_PAGE = False  # as in production; its own tests switch it on
MANNAKA_SIMULATOR_URL = "http://127.0.0.1:9"  # nobody answers there: a plugin's call leaves the machine as little
MANNAKA_CALENDAR_HOSTS = ["calendar.example.jp"]  # a name that nobody has: tests reach no further than loopback
