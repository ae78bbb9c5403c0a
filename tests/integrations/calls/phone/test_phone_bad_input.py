"""What a telephone system may send that is no use to anybody: kept, told in words, and no call after it is lost."""

from datetime import timedelta

import pytest

from case_core.calls.models import CallRecord
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.deliveries.models import Delivery
from tenants.deliveries.states import DeliveryStatus
from tests.support.browsing import Desk
from tests.support.cast import cast_of
from tests.support.deliveries import kept, post
from tests.support.telephone import an_exchange, rang
from tests.support.worker import work_off
from tests.tenants.browsing import page

pytestmark = pytest.mark.django_db


def test_bytes_that_are_no_text_are_kept_told_and_stop_nothing(imabari: Tenant, saijo: Tenant) -> None:
    cast = cast_of(imabari)
    with use(imabari):
        exchange = an_exchange(imabari, cast.users["mio"])
    path = f"/hooks/v1/{exchange.key}/"
    for body in (b"\xff\xfe\x80", exchange.service.body(rang()).replace(b"ringing", b"\x82\xa0\xff")):
        request = exchange.service.sign(body, secrets=exchange.service.secrets(), at=clock.now())
        assert post(imabari, path, request).status_code == 200
        assert post(imabari, path, request.model_copy(update={"headers": {}})).status_code == 401
    assert exchange.deliver(rang("call-2")).status_code == 200
    work_off(imabari, at=clock.now() + timedelta(seconds=5))

    with use(imabari):
        statuses = list(Delivery.objects.order_by("pk").values_list("status", flat=True))
        assert statuses[:2] == [DeliveryStatus.UNREADABLE] * 2
        assert CallRecord.objects.count() == 1
    shown = page(Desk(imabari, cast.users["mio"]).client, f"/staff/settings/channels/{exchange.channel.pk}/deliveries/")
    assert "内容が、この連絡手段の形式ではありませんでした。" in shown
    assert kept(saijo) == (0, 0)
