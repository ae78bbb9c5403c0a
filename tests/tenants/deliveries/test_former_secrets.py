"""While secrets are replaced the service may still sign with the former ones, for a day."""

from datetime import timedelta

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.plugins.states import Slot
from tests.support.cast import Cast
from tests.support.deliveries import Line, kept, post, set_secrets, wrote


def replaced(line: Line, here: Cast, *, hours_ago: int) -> None:
    """Put other secrets in the place of the service's, so many hours ago."""
    at, user = clock.now() - timedelta(hours=hours_ago), here.users["mio"]
    with use(line.city):
        set_secrets(line.channel, line.service.secrets(), user=user, at=at, slot=Slot.PREVIOUS)
        set_secrets(line.channel, line.service.other_secrets(), user=user, at=at)


def test_the_former_secret_is_good_for_a_day(line: Line, here: Cast, imabari: Tenant) -> None:
    replaced(line, here, hours_ago=23)

    assert post(imabari, line.path, line.signed(wrote(1))).status_code == 200
    assert post(imabari, line.path, line.signed(wrote(2), secrets=line.service.other_secrets())).status_code == 200
    assert kept(imabari) == (2, 0)


def test_after_that_day_it_is_as_wrong_as_any(line: Line, here: Cast, imabari: Tenant) -> None:
    replaced(line, here, hours_ago=25)

    assert post(imabari, line.path, line.signed(wrote(1))).status_code == 401
    assert post(imabari, line.path, line.signed(wrote(2), secrets=line.service.other_secrets())).status_code == 200
    assert kept(imabari) == (1, 0)


def test_the_secret_of_another_city_opens_nothing_here(
    line: Line, other_line: Line, here: Cast, imabari: Tenant, saijo: Tenant
) -> None:
    with use(saijo):
        set_secrets(other_line.channel, line.service.other_secrets(), user=other_line.channel.made_by, at=clock.now())
    theirs = line.signed(wrote(), secrets=line.service.other_secrets())

    assert post(imabari, line.path, theirs).status_code == 401
    assert post(saijo, other_line.path, theirs).status_code == 200
    assert (kept(imabari), kept(saijo)) == ((0, 0), (1, 0))
