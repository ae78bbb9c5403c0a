"""The pages on which channels are set up serve for meeting services, too."""

from collections.abc import Callable

import pytest

from integrations.meetings.echo.manifest import HOST
from integrations.meetings.echo.simulator import ACCOUNT, HOSTS, EchoMeetingSimulator
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.plugins.kinds import meeting_channels
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.channels import in_the_clear
from tests.support.meetings import ECHO_MEETINGS
from tests.support.simulated import simulated

pytestmark = pytest.mark.django_db
LIST = "/staff/settings/channels/"


def test_an_administrator_walks_to_a_service_that_offers_can_use(cast: Cast, desk: Callable[[str], Desk]) -> None:
    mio, service = desk("mio"), EchoMeetingSimulator(clock=clock.now)
    secrets = in_the_clear(service.secrets())
    with simulated({HOST: service}):
        sheet = mio.send(f"{LIST}add/", plugin_id=ECHO_MEETINGS, label="ビデオ会議")["Location"]
        seen = mio.get(sheet).context["form"].initial["seen"]
        settings = mio.send(sheet, seen=seen, agrees="on")["Location"]
        assert "会議を開く人" in mio.get(settings).content.decode()
        typed = {"setting_account_id": ACCOUNT, "setting_hosts": "\n".join(HOSTS)}
        typed |= {f"secret_{name}": value for name, value in secrets.items()}
        trial = mio.send(settings, **typed)["Location"]
        address = mio.send(trial)["Location"]
        assert "/hooks/v1/" in mio.get(address).content.decode()
    with use(cast.city):
        (channel,) = meeting_channels()
    shown = mio.get(f"{LIST}{channel.pk}/").content.decode()
    assert "/staff/settings/conversations/" not in shown
    assert "ビデオ会議" in mio.get("/staff/settings/meetings/").content.decode()
