"""Run in a process of the served stack: an echo channel of a city, at an address that the tests know."""

import sys
from typing import Final

from integrations.channels.echo.simulator import EchoSimulator
from mannaka_kit import clock
from mannaka_sdk import RawRequest
from mannaka_sdk.simulation import StoppedFollowing

KEY: Final = "an-address-that-the-tests-know"
PATH: Final = f"/hooks/v1/{KEY}/"


def delivery(number: int) -> RawRequest:
    """Return a delivery to which nobody answers: a citizen who left."""
    service, at = EchoSimulator(), clock.now()
    left = StoppedFollowing(event_id=f"event-{number}", at=at, person=f"person-{number}")
    return service.sign(service.body(left), secrets=service.secrets(), at=at)


def main() -> None:
    """Make the channel."""
    import django

    django.setup()
    from mannaka_tenancy import control, use
    from tenants.accounts.models import User
    from tenants.municipalities.registry import registry
    from tenants.plugins.models import Channel
    from tenants.plugins.sealing import ENDPOINT
    from tests.support.deliveries import a_line

    with control():
        city = next(city for city in registry.load_all() if city.host == sys.argv[1])
    with use(city):
        line = a_line(city, User.objects.get(username="mio"))
        Channel.objects.filter(pk=line.channel.pk).update(endpoint_hash=ENDPOINT.kept(KEY))


if __name__ == "__main__":
    main()
