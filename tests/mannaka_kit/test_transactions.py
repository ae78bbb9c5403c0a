"""What one action of several writes down goes to the database at its end, in one statement of each kind."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.transactions import NotInTransactionError, written_together
from mannaka_tenancy import Tenant, use


def note(action: str) -> None:
    audit.record(action, actor=audit.SYSTEM, target=None, at=clock.now())


def noted() -> list[str]:
    return list(Entry.objects.filter(action__startswith="case.").order_by("pk").values_list("action", flat=True))


def test_several_entries_are_one_statement_in_their_order(
    db: None, imabari: Tenant, saijo: Tenant, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with use(imabari), transaction.atomic(), django_assert_num_queries(1), written_together():
        note("case.opened")
        with written_together():
            note("case.read")
        note("case.closed")
    with use(imabari):
        assert noted() == ["case.opened", "case.read", "case.closed"]
    with use(saijo):
        assert noted() == []


def test_of_a_block_that_failed_nothing_is_written_and_the_next_one_is_written_at_once(in_imabari: Tenant) -> None:
    def fail() -> None:
        with written_together():
            note("case.opened")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    note("case.closed")
    assert noted() == ["case.closed"]


def test_outside_a_transaction_there_is_no_such_block(committed_db: None, imabari: Tenant) -> None:
    with use(imabari), pytest.raises(NotInTransactionError), written_together():
        note("case.opened")


def test_what_another_city_notes_meanwhile_is_the_other_citys(db: None, imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari), transaction.atomic(), written_together():
        note("case.opened")
        with use(saijo), transaction.atomic():
            note("case.closed")
    for city, told in ((imabari, "case.opened"), (saijo, "case.closed")):
        with use(city):
            assert noted() == [told]
