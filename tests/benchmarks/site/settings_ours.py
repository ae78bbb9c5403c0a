"""The product's settings, with the measured views, without the line that each request writes to the log."""

from mannaka.settings.production import *  # noqa: F403
from mannaka.settings.production import MIDDLEWARE as PRODUCT_MIDDLEWARE
from mannaka.settings.production import STORAGES as PRODUCT_STORAGES

MIDDLEWARE = [name for name in PRODUCT_MIDDLEWARE if name != "mannaka_kit.request_log.RequestLogMiddleware"]
STORAGES = PRODUCT_STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ROOT_URLCONF = "tests.benchmarks.site.urls_ours"
LOGGING = {"root": {"handlers": ["stderr"], "level": "ERROR"}}
MANNAKA_API_RATE = "100000/min"  # what a program may send is not what is measured
