"""A channel is called something else: by administrators, and never nothing."""

import pytest

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tenants.plugins.actions.remove_channel import remove_channel
from tenants.plugins.actions.rename_channel import rename_channel
from tenants.plugins.errors import ChannelNotFoundError, MissingLabelError
from tenants.plugins.models import Channel
from tests.support import channels
from tests.support.cases import AT
from tests.support.cast import Cast


@pytest.fixture
def channel(cast: Cast) -> Channel:
    return channels.a_draft(cast.mio, label="LINE")


def test_a_channel_gets_another_name(cast: Cast, channel: Channel) -> None:
    assert rename_channel(channel=channel, label=" 消費生活LINE ", actor=cast.mio, at=AT).label == "消費生活LINE"
    assert Entry.objects.filter(action="channel.renamed").count() == 1


def test_the_same_name_changes_nothing(cast: Cast, channel: Channel) -> None:
    rename_channel(channel=channel, label="LINE ", actor=cast.mio, at=AT)

    assert not Entry.objects.filter(action="channel.renamed").exists()


def test_a_channel_without_a_name_is_refused(cast: Cast, channel: Channel) -> None:
    with pytest.raises(MissingLabelError):
        rename_channel(channel=channel, label="　 ", actor=cast.mio, at=AT)


def test_nobody_but_an_administrator_renames_one(cast: Cast, channel: Channel) -> None:
    with pytest.raises(NotAllowedError):
        rename_channel(channel=channel, label="別の名前", actor=cast.nagi, at=AT)


def test_one_that_was_removed_keeps_its_name(cast: Cast, channel: Channel) -> None:
    remove_channel(channel=channel, actor=cast.mio, at=AT)

    with pytest.raises(ChannelNotFoundError):
        rename_channel(channel=channel, label="別の名前", actor=cast.mio, at=AT)
