"""Administrators see above their pages that a channel does not work; nobody else does, and it costs no page a query."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from mannaka_tenancy import Tenant
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.plugins import rounds
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.events import ChannelChanged, ChannelInTrouble
from tenants.plugins.models import Channel
from tenants.plugins.subscribers import keep_the_bar_true, tell_by_mail
from tenants.plugins.trouble_count import remembered_count
from tests.support import channels
from tests.support.cases import AT
from tests.support.simulated import Simulated
from tests.tenants.browsing import page
from tests.tenants.statements import statements

SETTINGS = "/staff/settings/"
WORDS = "つながらない連絡手段があります"


@pytest.fixture
def refused(in_imabari: Tenant, admin: Actor) -> Iterator[Channel]:
    channel = channels.a_channel(admin)
    note_refusal(channel=channel, at=AT)
    yield channel
    cache.delete("channels-in-trouble")


def test_it_stands_above_the_pages_of_administrators_until_the_trouble_is_over(desk: Client, refused: Channel) -> None:
    tell_by_mail(ChannelInTrouble(channel_id=refused.pk))
    assert WORDS in page(desk, SETTINGS)
    Channel.objects.update(refused_at=None)
    keep_the_bar_true(ChannelChanged(channel_id=refused.pk))

    assert WORDS not in page(desk, SETTINGS)


def test_it_asks_the_database_nothing(desk: Client, refused: Channel) -> None:
    page(desk, SETTINGS)
    before = statements(lambda: page(desk, SETTINGS))
    tell_by_mail(ChannelInTrouble(channel_id=refused.pk))

    assert statements(lambda: page(desk, SETTINGS)) == before


def test_the_round_counts_anew(refused: Channel, echo: Simulated) -> None:
    tell_by_mail(ChannelInTrouble(channel_id=refused.pk))
    assert remembered_count() == 1
    rounds.check_channels()

    assert remembered_count() == 0


def test_others_are_not_told(
    in_imabari: Tenant, refused: Channel, clerk: Actor, sign_in: Callable[[Tenant, User], Client]
) -> None:
    tell_by_mail(ChannelInTrouble(channel_id=refused.pk))

    assert WORDS not in page(sign_in(in_imabari, User.objects.get(pk=clerk.user_id)), "/staff/")
