from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use

Recorder = Callable[..., Entry]


@pytest.fixture
def outside(tmp_path: Path, settings: Any) -> Path:
    folder = tmp_path / "outside"
    settings.MANNAKA_CHECKPOINT_DIR = folder
    return folder


def record(city: Tenant, action: str = "case.read", *, at: datetime | None = None, **more: Any) -> int:
    with use(city), transaction.atomic():
        audit.record(action, actor=audit.SYSTEM, target=None, at=at or clock.now(), **more)
        return int(Entry.objects.latest("pk").pk)


@pytest.fixture
def records() -> Recorder:
    return record
