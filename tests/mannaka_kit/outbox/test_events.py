from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from mannaka_kit import clock
from mannaka_kit.impersonal import PersonalDataError
from mannaka_kit.outbox import enqueue, events, subscribe
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.transactions import NotInTransactionError
from mannaka_tenancy import NoTenantError, Tenant, control, use
from tests.mannaka_kit.outbox.conftest import happen
from tests.mannaka_kit.outbox.happenings import CaseOpened, NobodyCares, remind

HOME = "tests.mannaka_kit.outbox.happenings"


def test_an_event_leaves_one_row_for_each_subscriber(db: None, imabari: Tenant) -> None:
    key = UUID(int=5)
    rows = happen(imabari, CaseOpened(case_id=3, key=key))
    assert [row.task for row in rows] == [f"{HOME}.tell_the_citizen", f"{HOME}.tell_the_section"]
    for row in rows:
        assert row.kwargs == {"case_id": 3, "key": str(key)}
        assert (row.city_role, row.city_key) == (imabari.role, imabari.key)
        assert row.published_at is row.done_at is row.dead_at is None
        assert row.due_at <= clock.now()


def test_an_event_that_nobody_hears_of_leaves_nothing(db: None, imabari: Tenant) -> None:
    assert happen(imabari, NobodyCares(case_id=3)) == []


def test_what_failed_has_no_consequences(db: None, imabari: Tenant) -> None:
    def open_and_fail() -> None:
        with transaction.atomic():
            events.record(CaseOpened(case_id=3))
            raise ZeroDivisionError

    with use(imabari):
        with pytest.raises(ZeroDivisionError):
            open_and_fail()
        assert not OutboxEvent.objects.exists()


def test_outside_a_transaction_nothing_is_written_down(committed_db: None, imabari: Tenant) -> None:
    with use(imabari):
        with pytest.raises(NotInTransactionError):
            events.record(CaseOpened(case_id=3))
        with pytest.raises(NotInTransactionError):
            enqueue(remind, case_id=3)


def test_outside_a_city_nothing_is_written_down(db: None) -> None:
    with control(), pytest.raises(NoTenantError):
        events.record(CaseOpened(case_id=3))


def test_a_task_may_be_put_off_until_it_is_due(in_imabari: Tenant) -> None:
    due_at = clock.now() + timedelta(days=3)
    enqueue(remind, due_at=due_at, case_id=3)
    assert OutboxEvent.objects.get().due_at == due_at


def test_personal_data_cannot_travel(in_imabari: Tenant) -> None:
    with pytest.raises(PersonalDataError):
        enqueue(remind, name="越智花子")


def test_only_frozen_dataclasses_are_events() -> None:
    @dataclass
    class Soft:
        case_id: int

    class Plain:
        pass

    for wrong in (Soft, Plain):
        with pytest.raises(TypeError, match="frozen dataclass"):
            subscribe(wrong)
