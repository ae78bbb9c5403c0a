"""The demonstration's calls: what a clerk finds under 「電話」."""

import pytest

from case_core.calls.models import CallRecord
from case_core.calls.sealing import number_of
from mannaka.demo_data import telephone
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.seed import cast_of, staff_city
from mannaka.demo_data.telephone import let_telephones_ring
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.plugins.models import Channel


def test_some_are_missed_and_some_were_answered(db: None, imabari: Tenant) -> None:
    with use(imabari):
        now = clock.now()
        staff_city(imabari, IMABARI, at=now)
        let_telephones_ring(IMABARI, cast_of(IMABARI), now=now)

        due = CallRecord.objects.due()
        assert [number_of(call) for call in due] == ["0898004821", "0898004821"]
        assert [call.tries for call in due] == [1, 0]
        assert CallRecord.objects.filter(taken_by__isnull=False, answered_at__isnull=False).count() == 2
        assert sorted(CallRecord.objects.exclude(hidden="").values_list("hidden", flat=True)) == ["C", "P"]


def test_no_city_of_real_people_has_any(db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telephone, "is_demo", lambda _city: False)
    with use(imabari):
        now = clock.now()
        staff_city(imabari, IMABARI, at=now)
        let_telephones_ring(IMABARI, cast_of(IMABARI), now=now)

        assert not Channel.objects.exists()
