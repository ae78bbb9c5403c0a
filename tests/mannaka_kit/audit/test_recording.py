from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from structlog.contextvars import bound_contextvars

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Checkpoint, Entry, Link
from mannaka_kit.impersonal import PersonalDataError
from mannaka_kit.transactions import NotInTransactionError
from mannaka_tenancy import Tenant, use


@dataclass(frozen=True)
class Clerk:
    pk: int
    audit_label: str


CLERK = Clerk(pk=12, audit_label="centre_staff")


def test_an_entry_says_who_did_what_to_which_and_when(in_imabari: Tenant) -> None:
    from django.contrib.contenttypes.models import ContentType

    at, target = clock.now(), ContentType.objects.order_by("pk")[0]
    with bound_contextvars(request_id="r-123"):
        told = {"days": 3, "how": "phone"}
        audit.record("case.closed", actor=CLERK, target=target, at=at, case_id=5, details=told)
    kept = Entry.objects.get(action="case.closed")
    assert (kept.action, kept.actor_id, kept.actor_label, kept.at) == ("case.closed", 12, "centre_staff", at)
    assert (kept.target_type, kept.target_id) == ("contenttypes.contenttype", str(target.pk))
    assert (kept.case_id, kept.outcome, kept.request_id) == (5, "done", "r-123")
    assert kept.details == {"v": 1, "days": 3, "how": "phone"}


def test_a_refusal_is_recorded_with_its_reason(in_imabari: Tenant) -> None:
    audit.record(
        "case.closed", actor=CLERK, target=None, at=clock.now(), outcome=audit.Outcome.REFUSED, reason="report_missing"
    )
    kept = Entry.objects.get(action="case.closed")
    assert (kept.outcome, kept.reason, kept.target_type) == ("refused", "report_missing", "")


def test_an_entry_goes_with_the_change_that_failed(in_imabari: Tenant) -> None:
    def close_and_fail() -> None:
        with transaction.atomic():
            audit.record("case.closed", actor=CLERK, target=None, at=clock.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        close_and_fail()
    assert not Entry.objects.filter(action="case.closed").exists()


def test_outside_a_transaction_nothing_is_recorded(committed_db: None, imabari: Tenant) -> None:
    with use(imabari), pytest.raises(NotInTransactionError):
        audit.record("case.closed", actor=CLERK, target=None, at=clock.now())


@pytest.mark.parametrize(
    "details",
    [
        {"name": "越智花子"},
        {"note": "called back at noon"},
        {"mail": "hanako@example.jp"},
        {"nested": {"a": 1}},
        {"long": "x" * 65},
        {"list": ["今治"]},
        {"Bad-Name": 1},
        {"number": 1.5},
    ],
)
def test_what_might_be_personal_data_does_not_fit_into_the_details(in_imabari: Tenant, details: dict[str, Any]) -> None:
    with pytest.raises(PersonalDataError):
        audit.record("case.closed", actor=CLERK, target=None, at=clock.now(), details=details)


def test_the_two_cities_see_their_own_entries_only(db: None, imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        audit.record("only.imabari", actor=audit.CITIZEN, target=None, at=clock.now())
    with use(saijo):
        assert not Entry.objects.filter(action="only.imabari").exists()
        audit.record("only.saijo", actor=audit.CITIZEN, target=None, at=clock.now())
    with use(imabari):
        assert Entry.objects.filter(action="only.imabari").exists()
        assert not Entry.objects.filter(action="only.saijo").exists()


@pytest.mark.parametrize("model", [Entry, Link, Checkpoint])
@pytest.mark.parametrize("verb", ["UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_a_citys_role_can_neither_change_nor_remove_what_was_recorded(
    in_imabari: Tenant, model: type[Any], verb: str
) -> None:
    change = "at = at" if model is not Link else "hash = hash"
    statement = verb.format(model._meta.db_table, change)
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(statement)
        transaction.set_rollback(True)
