"""Mail channels of cities, set up as an administrator does, and the process that takes mails for them."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from integrations.channels.mail.manifest import MANIFEST
from integrations.channels.mail.settings import Way
from integrations.channels.mail.simulator import MailSimulator
from mannaka.local.ports import LOOPBACK
from mannaka.mail.server import talks
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from tenants.accounts.models import User
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, seal_endpoint
from tenants.plugins.states import ChannelState
from tests.support.deliveries import set_secrets


def a_mail_channel(user: User, address: str, *, changes: Mapping[str, object] | None = None) -> Channel:
    """Set a channel up to which other servers deliver; call it inside of the city."""
    service, token, at = MailSimulator(), ENDPOINT.new(), clock.now()
    usual = {"address": address, "way": Way.DIRECT, "imap_host": "", "imap_user": ""}
    config = service.config().model_copy(update=usual | dict(changes or {}))
    channel = Channel(
        key=new_key(),
        plugin_id=MANIFEST.id,
        label="相談メール",
        state=ChannelState.ACTIVE,
        config=config.model_dump(mode="json"),
        config_version=MANIFEST.config_version,
        sheet={},
        sheet_accepted_at=at,
        account_id=address,
        endpoint_hash=ENDPOINT.kept(token),
        made_at=at,
        made_by=user,
    )
    channel.endpoint_sealed = seal_endpoint(token, channel=channel)
    channel.save()
    set_secrets(channel, service.secrets(), user=user, at=at)
    return channel


@contextmanager
def taking_mails(domains: Mapping[str, str], *, certificate: Path | None = None) -> Iterator[int]:
    """Run the process's own server in a thread, and return its port."""
    loop, executor = asyncio.new_event_loop(), ThreadPoolExecutor(1, initializer=connections.close_all)
    server: Any = loop.run_until_complete(
        loop.create_server(talks(domains, executor, certificate=certificate), LOOPBACK, 0)
    )
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        executor.submit(connections.close_all).result()
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(asyncio.sleep(0.05))  # what was just hung up on ends
        executor.shutdown()
        loop.close()
