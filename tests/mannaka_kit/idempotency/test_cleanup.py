from datetime import timedelta

import time_machine

from mannaka_kit import clock
from mannaka_kit.idempotency import Result, once
from mannaka_kit.idempotency.cleanup import delete_old_keys
from mannaka_kit.idempotency.models import IdempotencyKey
from mannaka_kit.idempotency.tasks import clean_up_all
from mannaka_tenancy import Tenant, control, use
from tests.mannaka_kit.idempotency.conftest import ask


def test_keys_are_kept_for_48_hours_and_then_forgotten(in_imabari: Tenant) -> None:
    once(ask(), scope="case.open", act=lambda: Result(location="/"))
    now = clock.now()
    with time_machine.travel(now + timedelta(hours=47)):
        assert delete_old_keys() == 0
    with time_machine.travel(now + timedelta(hours=49)):
        assert delete_old_keys() == 1


def test_beat_cleans_up_in_every_city(db: None, imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        with use(city):
            once(ask(), scope="case.open", act=lambda: Result(location="/"))
    with time_machine.travel(clock.now() + timedelta(hours=49)), control():
        clean_up_all()
    for city in (imabari, saijo):
        with use(city):
            assert not IdempotencyKey.objects.exists()
