from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.seed import set_contact
from mannaka_tenancy import Tenant, use

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Tenant], Client]

THURSDAY_MORNING = datetime(2026, 1, 15, 1, 0, tzinfo=UTC)  # 10:00 in Tokyo
FRIDAY_NIGHT = datetime(2026, 1, 16, 11, 0, tzinfo=UTC)  # 20:00 in Tokyo
MOST_STATEMENTS = 8


@time_machine.travel(THURSDAY_MORNING, tick=False)
def test_the_home_page_says_that_the_centre_is_open_and_until_when(client_of: ClientOf, imabari: Tenant) -> None:
    page = client_of(imabari).get("/").content.decode()
    assert "ただいま相談できます" in page
    assert "きょうは 17:15 まで" in page
