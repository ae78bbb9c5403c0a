"""The product as it ships; its static files straight from the source, since nothing is gathered for a benchmark."""

from mannaka.settings.production import *  # noqa: F403
from mannaka.settings.production import STORAGES as PRODUCT_STORAGES

STORAGES = PRODUCT_STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
