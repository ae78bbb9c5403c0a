"""Stock django-tenants with the same apps in each city's schema: the third column."""

from mannaka.settings.base import *  # noqa: F403
from mannaka.settings.base import CITY_APPS, TABLELESS_APPS
from mannaka.settings.base import DATABASES as PRODUCT_DATABASES
from mannaka.settings.base import MIDDLEWARE as PRODUCT_MIDDLEWARE

PUBLIC_SCHEMA_NAME = "public"
SHARED_APPS = ["django_tenants", "tenants.municipalities"]
TENANT_APPS = CITY_APPS
INSTALLED_APPS = [*SHARED_APPS, *CITY_APPS, "mannaka_kit.outbox", *(set(TABLELESS_APPS) - {"django_tenants"})]
DATABASES = {"default": PRODUCT_DATABASES["default"] | {"ENGINE": "django_tenants.postgresql_backend"}}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
TENANT_SYNC_ROUTER = DATABASE_ROUTERS[0]
PG_EXTRA_SEARCH_PATHS = ["ext"]
_LEFT_OUT = {
    "mannaka.health.middleware.HealthMiddleware",
    "mannaka_kit.request_log.RequestLogMiddleware",
    "mannaka_kit.ui.middleware.KeepTypedTextMiddleware",
}
_TENANT = "mannaka_tenancy.middleware.TenantMiddleware"
MIDDLEWARE = [
    "django_tenants.middleware.main.TenantMainMiddleware" if name == _TENANT else name
    for name in PRODUCT_MIDDLEWARE
    if name not in _LEFT_OUT
]
ROOT_URLCONF = "tests.benchmarks.site.urls"
LOGGING = {"root": {"handlers": ["stderr"], "level": "ERROR"}}
