"""For tools that read the code and touch no server: mypy, makemigrations, collectstatic."""

import os

for _name, _value in {
    "SECRET_KEY": "checks",
    "DATABASE_URL": "postgresql://mannaka_web@127.0.0.1:9/none",
    "BROKER_URL": "redis://127.0.0.1:9/0",
    "CACHE_URL": "redis://127.0.0.1:9/1",
    "MANNAKA_DATA": "build/checks",
    "MANNAKA_KEK": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "MANNAKA_AUDIT_KEY": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
}.items():
    os.environ.setdefault(_name, _value)

from mannaka.settings.base import *  # noqa: E402, F403
