"""Mail from end to end in a city: into a conversation, answered, answered from elsewhere, come back; with files."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import time_machine

from case_core.attachments.states import Standing
from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.sealing import sender_of
from case_core.conversations.states import FailureReason, MessageState
from case_core.conversations.tasks import fetch
from integrations.channels.mail.settings import Way
from integrations.channels.mail.simulator import ADDRESS, IMAP, SMTP, MailSimulator
from mannaka_kit import clock
from mannaka_sdk.testing import Wire, WireLines
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.begin_poll import EVERY
from tenants.deliveries.models import Thread
from tenants.deliveries.polling import poll_due
from tests.case_core.attachments import samples
from tests.integrations.channels.mail.bench import mail
from tests.integrations.channels.mail.test_reports import report
from tests.support.cast import cast_of
from tests.support.conversations import send_queued
from tests.support.mail_channels import a_mail_channel

HANAKO, TARO = "hanako@example.jp", "taro@example.jp"


@pytest.fixture
def city(db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[Tenant]:
    """Return a city whose channel fetches mails."""
    settings.MEDIA_ROOT = tmp_path / "media"
    with use(imabari):
        user, at = cast_of(imabari).users["mio"], {"imap_host": IMAP, "imap_user": "soudan"}
        a_mail_channel(user, ADDRESS, changes={"way": Way.MAILBOX, "uses_plus": True} | at)
        yield imabari


@pytest.fixture
def servers(city: Tenant, monkeypatch: pytest.MonkeyPatch) -> MailSimulator:
    """Return the city's mail servers, looked into once."""
    simulator = MailSimulator()
    lines = WireLines(Wire(simulator, frozenset()), frozenset({IMAP, SMTP}))
    monkeypatch.setattr("tenants.plugins.calling.lines_for", lambda *_: lines)
    poll_due()
    return simulator


def arrived(servers: MailSimulator, minutes: int, *mails: bytes) -> None:
    """Let mails come and be taken into conversations."""
    with time_machine.travel(clock.now() + minutes * (EVERY + timedelta(seconds=1))):
        for raw in mails:
            servers.mailbox.put(raw, clock.now())
        assert poll_due() == 1
        for channel_id, thread_id in Thread.objects.values_list("channel_id", "pk"):
            take_in_events(channel_id=channel_id, thread_id=thread_id, at=clock.now())


def header_of(servers: MailSimulator, name: str) -> str:
    """Return what the city's last mail says in a header."""
    return servers.post.taken[-1].raw.decode().partition(f"\r\n{name}: <")[2].partition(">")[0]


def test_an_answer_from_elsewhere_stands_in_the_conversation_and_gets_nothing(servers: MailSimulator) -> None:
    arrived(servers, 1, mail("家賃のことで", sender=HANAKO, Message_ID="<a@example.jp>"))
    send_queued()
    answer = mail("妻の代わりに書きます", sender=TARO, To=header_of(servers, "Reply-To"))
    sent = len(servers.post.taken)
    arrived(servers, 2, answer)
    send_queued()

    conversation = Conversation.objects.get()
    sender = sender_of(conversation)
    assert Message.objects.get(stranger=TARO).body.endswith("妻の代わりに書きます")
    assert sender is not None
    assert sender.id == HANAKO
    assert len(servers.post.taken) == sent
    assert {each.to for each in servers.post.taken} == {HANAKO}


def test_what_comes_back_is_told_beside_the_message_and_makes_no_conversation(servers: MailSimulator) -> None:
    arrived(servers, 1, mail("家賃のことで", sender=HANAKO, Message_ID="<a@example.jp>"))
    (message,) = send_queued()
    ours = header_of(servers, "Message-ID")
    arrived(servers, 2, report(ours, action="delayed", status="4.4.1"), report("who@else.jp"))
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.SENT, FailureReason.DELAYED)

    arrived(servers, 3, report(ours, status="5.2.2"), mail("不在です", sender=HANAKO, Auto_Submitted="auto-replied"))
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.FAILED, FailureReason.NOT_NOW)
    assert Conversation.objects.count() == 2  # the notice of absence names no mail, and begins one that waits
    assert not send_queued()


FILES = {
    "写真.jpg": (samples.jpeg(), Standing.READY),
    "資料.pdf": (samples.pdf(), Standing.READY),
    "winmail.dat": (b"\x78\x9f\x3e\x22" + bytes(64), Standing.REFUSED),
}


def with_files() -> bytes:
    """Return a mail with files, as programs of today write it."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Message-ID"] = HANAKO, ADDRESS, "<files@example.jp>"
    letter.set_content("写真です")
    for name, (content, _) in FILES.items():
        letter.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


def test_files_that_came_by_mail_are_looked_into_before_anybody_opens_them(servers: MailSimulator) -> None:
    arrived(servers, 1, with_files())
    waiting = {each.name: each.standing for each in MessageFile.objects.all()}
    assert waiting == dict.fromkeys(FILES, Standing.QUARANTINED)

    for each in MessageFile.objects.all():
        fetch(file_id=each.pk)()
    found = {each.name: each.standing for each in MessageFile.objects.all()}
    assert found == {name: standing for name, (_, standing) in FILES.items()}
