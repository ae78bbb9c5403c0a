"""A plugin on its vendor's own server, called through the real door: two cities, and a server that goes away."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.test import override_settings

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import clock
from mannaka_sdk import TransientError, describe
from mannaka_sdk.remote import AllowedPlugin, RemotePlugin, fingerprint, good_key
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.read_delivery import read_delivery
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import DeliveryStatus
from tenants.plugins.catalogue import installed_plugins, plugin_of
from tests.mannaka_sdk.remote.server import KEY
from tests.support.deliveries import ECHO, Line, post, wrote
from tests.support.remote_vendor import vendor_at_work

NOBODY = "http://127.0.0.1:9/"
Elsewhere = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(scope="module")
def vendor() -> Iterator[str]:
    with vendor_at_work() as url:
        yield url


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    """Let echo run at an address, as an operator allows it."""

    @contextmanager
    def at(url: str) -> Iterator[None]:
        told = describe(EchoChannel)
        allowed = AllowedPlugin(url=url, key=good_key(KEY), fingerprint=fingerprint(told), description=told)
        (tmp_path / f"{ECHO}.json").write_text(allowed.model_dump_json(), encoding="utf-8")
        with override_settings(MANNAKA_REMOTE_PLUGINS=str(tmp_path), MANNAKA_BUNDLED_PLUGINS=()):
            installed_plugins.cache_clear()
            yield
        installed_plugins.cache_clear()

    return at


def test_each_city_hears_its_own_and_takes_nobody_elses(
    vendor: str, elsewhere: Elsewhere, line: Line, other_line: Line, imabari: Tenant, saijo: Tenant
) -> None:
    with elsewhere(vendor):
        assert isinstance(plugin_of(ECHO), RemotePlugin)
        stranger = line.signed(wrote(), secrets=line.service.other_secrets())
        statuses = [line.deliver(wrote()).status_code, post(imabari, line.path, stranger).status_code]
        statuses.append(post(saijo, line.path, line.signed(wrote())).status_code)
        with use(imabari):
            read_delivery(delivery_id=Delivery.objects.get().pk, at=clock.now())
            assert Delivery.objects.get().status == DeliveryStatus.READ
            assert ReceivedEvent.objects.count() == 1

    assert statuses == [200, 401, 404]
    with use(saijo):
        assert not Delivery.objects.exists()


def test_while_the_server_is_away_the_service_comes_again_and_nothing_is_given_up(
    vendor: str, elsewhere: Elsewhere, line: Line, imabari: Tenant
) -> None:
    with elsewhere(vendor):
        line.deliver(wrote(1))
    with elsewhere(NOBODY):
        assert line.deliver(wrote(2)).status_code == 503
        with use(imabari):
            with pytest.raises(TransientError):
                read_delivery(delivery_id=Delivery.objects.get().pk, at=clock.now())
            assert Delivery.objects.get().status == DeliveryStatus.STORED
    with elsewhere(vendor), use(imabari):
        read_delivery(delivery_id=Delivery.objects.get().pk, at=clock.now())
        assert Delivery.objects.get().status == DeliveryStatus.READ
