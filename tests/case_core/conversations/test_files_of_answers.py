"""Files that staff attach to an answer: checked first, then on the page, or by the channel where that was decided."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from case_core.attachments.errors import UnfitFileError
from case_core.conversations import outbound
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.errors import FilesNotCarriedError
from case_core.conversations.file_links import LASTS
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.outbound import outbound_of
from case_core.conversations.rules import settled_for
from case_core.conversations.sent_files import Sent
from case_core.conversations.states import ContentPolicy, FailureReason, MessageState, Place
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_sdk import FilePart, TextPart
from mannaka_tenancy import Tenant
from tests.case_core.attachments import samples
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, link_path
from tests.support.deliveries import Line
from tests.support.line_channel import LineAtWork, line_at_work
from tests.support.worker import work_off

PICTURE = Sent(name="地図.jpg", content=samples.jpeg())
SOON = timedelta(seconds=5)


@pytest.fixture
def at_line(here: Cast) -> Any:
    """Serve LINE, by which the city lets words out, and somebody who wrote there."""
    with line_at_work(here) as found:
        found.write("場所を教えてください。")
        decided(found, here, ContentPolicy.INLINE_CHAT)
        found.service.received.clear()
        yield found


def decided(at_line: LineAtWork, cast: Cast, policy: ContentPolicy) -> None:
    decide_content_policy(
        channel_id=at_line.channel.pk, policy=policy, reference="今市民第12号", actor=cast.mio, at=clock.now()
    )


def answered(cast: Cast, *files: Sent, body: str = "この地図です。", place: Place = Place.CHANNEL) -> Message:
    return reply_in_conversation(
        conversation_id=Conversation.objects.get().pk,
        body=body,
        files=files,
        place=place,
        actor=cast.aoi,
        at=clock.now(),
    )


def test_words_and_file_leave_together_once_the_file_was_checked(at_line: LineAtWork, here: Cast) -> None:
    message = answered(here, PICTURE, Sent(name="案内.pdf", content=samples.pdf()))
    work_off(here.city, at=clock.now() + SOON)
    message.refresh_from_db()

    assert message.state == MessageState.SENT
    words, picture, paper = at_line.service.received
    assert words.text == "この地図です。"
    assert (picture.text, paper.text) == ("地図.jpg", "案内.pdf")
    assert all("/talk/files/" in address for each in (picture, paper) for address in each.links.values())


def test_the_service_is_given_the_safe_copy_and_the_city_can_close_it(
    at_line: LineAtWork, here: Cast, saijo: Tenant
) -> None:
    message = answered(here, PICTURE, body="")
    work_off(here.city, at=clock.now() + SOON)
    (part,) = outbound_of(Message.objects.get(pk=message.pk), settled_for(at_line.channel.pk)).parts
    assert isinstance(part, FilePart)
    path, browser = "/" + str(part.url).split("/", 3)[3], Client(headers={"host": here.city.host})

    got = browser.get(path)
    assert (got.status_code, len(got.content), got["Content-Type"]) == (200, part.size, part.media_type)
    assert got.content != PICTURE.content  # what the photograph tells of its place does not leave
    assert Entry.objects.filter(action="talkpage.file_opened").count() == 1
    assert browser.get(f"{path[:-3]}00/").status_code == 404
    assert Client(headers={"host": saijo.host}).get(path).status_code == 404
    with time_machine.travel(clock.now() + LASTS + SOON, tick=False):
        assert browser.get(path).status_code == 404
    decided(at_line, here, ContentPolicy.LINK_ONLY)
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("place", [Place.CHANNEL, Place.PAGE])
def test_a_file_that_is_not_clean_goes_nowhere_and_staff_learn_it(
    at_line: LineAtWork, here: Cast, place: Place
) -> None:
    message = answered(here, Sent(name="案内.txt", content=samples.virus()), place=place)
    work_off(here.city, at=clock.now() + SOON)
    message.refresh_from_db()

    assert MessageFile.objects.get().standing == "refused"
    expected = (MessageState.FAILED, FailureReason.FILE) if place == Place.CHANNEL else (MessageState.SENT, "")
    assert (message.state, message.reason) == expected
    assert "この地図です。" not in "".join(each.text for each in at_line.service.received)


def test_what_is_no_file_of_ours_is_refused_before_anything_is_written(at_line: LineAtWork, here: Cast) -> None:
    with pytest.raises(UnfitFileError), transaction.atomic():
        answered(here, PICTURE, Sent(name="a.exe", content=b"MZ\x90\x00"))

    assert not MessageFile.objects.exists()


def test_a_service_that_carries_no_files_is_given_none(line: Line, here: Cast) -> None:
    a_conversation(line)
    decide_content_policy(
        channel_id=line.channel.pk,
        policy=ContentPolicy.INLINE_CHAT,
        reference="今市民第12号",
        actor=here.mio,
        at=clock.now(),
    )
    with pytest.raises(FilesNotCarriedError):
        answered(here, PICTURE)


def test_on_the_page_the_citizen_opens_it_and_the_channel_only_rings(at_line: LineAtWork, here: Cast) -> None:
    answered(here, PICTURE, place=Place.PAGE)
    conversation = Conversation.objects.get()
    citizen, other = (Client(headers={"host": here.city.host}) for _ in range(2))
    citizen.post(link_path(conversation))
    path = f"/talk/page/files/{MessageFile.objects.get().pk}/"
    assert "準備しています" in citizen.get("/talk/page/").content.decode()
    assert citizen.get(path).status_code == 404

    work_off(here.city, at=clock.now() + SOON)
    assert path in citizen.get("/talk/page/").content.decode()
    got = citizen.get(path)
    assert (got.status_code, got["Content-Type"]) == (200, "image/jpeg")
    assert other.get(path)["Location"] == "/talk/"
    (bell,) = at_line.service.received
    assert "お返事があります" in bell.text
    assert "地図" not in f"{bell.text}{bell.links}"
    assert not MessageFile.objects.exclude(message__place=Place.PAGE).exists()


def test_a_file_forged_into_a_bell_does_not_leave(at_line: LineAtWork, here: Cast) -> None:
    answered(here, PICTURE, place=Place.PAGE)
    bell = Message.objects.get(texts=["bell"])
    MessageFile.objects.update(message=bell, standing="ready", copy_extension="jpg")

    parts = outbound_of(bell, settled_for(at_line.channel.pk)).parts
    assert {type(part) for part in parts} == {TextPart}
    message = Message.objects.get(place=Place.PAGE, direction="outgoing")
    with pytest.raises(outbound.WordsMayNotLeaveError):
        outbound_of(message, settled_for(at_line.channel.pk))
