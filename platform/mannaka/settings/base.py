"""Settings that every environment shares; what differs comes from the environment through `mannaka.env`."""

from base64 import b64decode
from pathlib import Path

from mannaka import env
from mannaka.settings.parts.apps import BUS_APPS, CITY_APPS, CONTROL_APPS, REF_APPS, TABLELESS_APPS
from mannaka.settings.parts.attachments import *  # noqa: F403
from mannaka.settings.parts.calendars import *  # noqa: F403
from mannaka.settings.parts.celery import *  # noqa: F403
from mannaka.settings.parts.database import database
from mannaka.settings.parts.email import *  # noqa: F403
from mannaka.settings.parts.mail_servers import *  # noqa: F403
from mannaka.settings.parts.partner_hosts import *  # noqa: F403
from mannaka.settings.parts.pass_on_hosts import *  # noqa: F403
from mannaka.settings.parts.plugins import *  # noqa: F403
from mannaka.settings.parts.rest import *  # noqa: F403
from mannaka.settings.parts.security import *  # noqa: F403
from mannaka.settings.parts.wagtail import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = ["*"]  # TenantMiddleware answers 404 for a host that is in no city's registry
INSTALLED_APPS = [*CONTROL_APPS, *BUS_APPS, *REF_APPS, *CITY_APPS, *TABLELESS_APPS]

# django-tenants: the registry lives in `control`; everything else of it is replaced by the kernel.
TENANT_MODEL = "municipalities.Municipality"
TENANT_DOMAIN_MODEL = "municipalities.Host"
PUBLIC_SCHEMA_NAME = "control"
TENANT_APPS = CITY_APPS
SHARED_APPS = CONTROL_APPS
DATABASE_ROUTERS = ["mannaka_tenancy.router.SchemaRouter"]
TENANT_SYNC_ROUTER = "mannaka_tenancy.router.SchemaRouter"
MANNAKA_REGISTRY = "tenants.municipalities.registry.registry"
MANNAKA_CITY_SEEDERS: list[str] = [
    "tenants.hours.seed.seed_city",
    "tenants.accounts.seed.seed_city",
    "cms.pages.seed.seed_city",
]

_web = env.text("DATABASE_URL")
_owner = env.text("DATABASE_OWNER_URL", "")
MANNAKA_LOGIN = env.text("MANNAKA_DATABASE_LOGIN", "web")
DATABASES = {"default": database(_owner if MANNAKA_LOGIN == "owner" else _web, login=MANNAKA_LOGIN)}
if _owner:
    DATABASES["owner"] = database(_owner, login="owner", pooled=False)

CACHES = {
    "default": {
        "BACKEND": "mannaka_kit.caching.ForgivingRedisCache",
        "LOCATION": env.text("CACHE_URL"),
        "KEY_FUNCTION": "mannaka_tenancy.caches.city_key",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}

MIDDLEWARE = [
    "mannaka.health.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",  # outside the city: the pages that name none carry the policy, too
    "mannaka_kit.live.origins.LiveOriginMiddleware",
    "tenants.deliveries.middleware.HookMiddleware",  # services deliver without session, language or cookie
    "mannaka_tenancy.middleware.TenantMiddleware",
    "mannaka_kit.request_log.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "mannaka_kit.ui.middleware.KeepTypedTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tenants.accounts.sign_in.middleware.SessionLimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "mannaka.urls_city"
WSGI_APPLICATION = "mannaka.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mannaka_kit.ui.context_processors.city",
                "mannaka.navigation.console_nav",
                "mannaka.console_alerts.console_alerts",
                "tenants.accounts.web.console_notices.sign_in_notice",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [ROOT / "platform" / "mannaka" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

MANNAKA_DATA = Path(env.text("MANNAKA_DATA")).absolute()
MANNAKA_PUBLIC_PORT = env.text("MANNAKA_PUBLIC_PORT", "")
MANNAKA_LIVING_PAGE = env.flag("MANNAKA_LIVING_PAGE")
MANNAKA_KEPT_PAGE_SECONDS = 10  # a public page tells who is there now: it may be that old, and no older than a change
MANNAKA_LIVE_PORT = env.text("MANNAKA_LIVE_PORT", "")
MANNAKA_KEK = b64decode(env.text("MANNAKA_KEK"))
MANNAKA_AUDIT_KEY = b64decode(env.text("MANNAKA_AUDIT_KEY"))
MANNAKA_HEALTH_DIR = Path(env.text("MANNAKA_HEALTH_DIR", str(MANNAKA_DATA / "health")))
MANNAKA_CHECKPOINT_DIR = MANNAKA_DATA / "checkpoints"
DATABASE_RELAY_URL = env.text("DATABASE_RELAY_URL", "")
MEDIA_ROOT = MANNAKA_DATA / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "mannaka_tenancy.storage.CityStorage"},
    "staticfiles": {"BACKEND": "mannaka_kit.ui.sheets.SheetStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a pasted megabyte meets a message at its field, not a bare 400
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
LOGGING_CONFIG = "mannaka_kit.logs.configure"
LOGGING = {"version": 1}  # empty would switch the configuration off
