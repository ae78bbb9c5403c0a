"""An administrator sees above every page that something was not read; nobody asks the database for it."""

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.aside_count import count_anew
from tenants.deliveries.models import ReceivedEvent
from tenants.deliveries.tasks import poll_city
from tenants.deliveries.web.banner import aside_slot
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.deliveries import Line, post, wrote
from tests.support.worker import work_off
from tests.tenants.statements import statements

WORDS = "読み取れなかったものがあります：2件"


def spoiled(line: Line) -> None:
    """Let one delivery be unreadable, and one event be given up."""
    post(line.city, line.path, line.sealed(b"no json"))
    line.deliver(wrote())
    work_off(line.city)
    with use(line.city):
        give_up_event(row_id=ReceivedEvent.objects.get().pk, reason="no_room", at=clock.now())


def test_the_bar_counts_what_was_put_aside_and_is_the_administrators_alone(
    line: Line, here: Cast, imabari: Tenant
) -> None:
    spoiled(line)
    with use(imabari):
        assert aside_slot(here.mio) is None
        poll_city()
        slot = aside_slot(here.mio)
        assert slot is not None
        assert slot.values == {"count": 2, "channel_id": line.channel.pk}
        assert aside_slot(here.aoi) is None
        assert statements(lambda: aside_slot(here.mio)) == 0
    assert WORDS in Desk(imabari, here.users["mio"]).get("/staff/settings/").content.decode()
    assert WORDS not in Desk(imabari, here.users["aoi"]).get("/staff/").content.decode()


def test_a_channel_that_was_removed_alarms_nobody(line: Line, here: Cast, imabari: Tenant, saijo: Tenant) -> None:
    spoiled(line)
    with use(imabari):
        Channel.objects.update(state=ChannelState.REMOVED, removed_at=clock.now())
        assert count_anew() == {}
    with use(saijo):
        assert count_anew() == {}
