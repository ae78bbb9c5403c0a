"""Imabari, and the conversation of somebody who was answered there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.models import Conversation
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.support.cast import Cast, cast_of
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line

ANSWER = "お話をうかがいます。"


@pytest.fixture
def here(citizen: Client, imabari: Tenant, settings: Any, tmp_path: Path) -> Iterator[Cast]:
    """Run as Imabari."""
    settings.MEDIA_ROOT = tmp_path
    cast = cast_of(imabari)
    with use(imabari):
        yield cast


@pytest.fixture
def conversation(here: Cast) -> Conversation:
    """Return the conversation of somebody who was answered."""
    conversation = a_conversation(a_line(here.city, here.users["mio"]))
    reply_in_conversation(conversation_id=conversation.pk, body=ANSWER, actor=here.aoi, at=clock.now())
    return conversation
