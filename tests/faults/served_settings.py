"""A served city's settings, with one subscriber and a sweeper that does not wait a minute."""

from mannaka.settings.production import *  # noqa: F403
from mannaka.settings.production import INSTALLED_APPS as PRODUCT_APPS

INSTALLED_APPS = [*PRODUCT_APPS, "tests.faults.following"]
MANNAKA_OUTBOX_RESEND_AFTER = 3
