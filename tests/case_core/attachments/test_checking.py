"""The check: clean is copied, infected is refused, and without a scanner nothing is let through."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from case_core.attachments import subscribers, vault
from case_core.attachments.checking import check_attachment
from case_core.attachments.errors import InfectedError
from case_core.attachments.events import FileAccepted, FileHeld, FileRefused, FileRemoved
from case_core.attachments.models import Attachment
from case_core.attachments.scanners import choice
from case_core.attachments.states import Refusal, Standing
from case_core.attachments.trying import pause_after
from case_core.cases.models import Case
from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from tests.case_core.attachments import samples
from tests.case_core.attachments.conftest import resting
from tests.support.cast import Cast
from tests.support.files import added, checked


def copy_of(attachment: Attachment) -> bytes:
    return vault.get(attachment.key, "copy")


def test_a_photograph_stands_upright_and_tells_no_place(here: Cast, case: Case) -> None:
    attachment = checked(here, case, content=samples.jpeg(turned=True))

    with Image.open(BytesIO(copy_of(attachment))) as fresh:
        assert (fresh.format, fresh.size) == ("JPEG", (40, 80))
        assert not fresh.getexif()
        red, green, _blue = fresh.convert("RGB").getpixel((38, 2))
        assert red > 200
        assert green < 100
    assert b"SecretCamera" not in copy_of(attachment)


@pytest.mark.parametrize(
    ("name", "content", "extension"),
    [
        ("a.heic", samples.heic(), "jpg"),
        ("a.png", samples.picture("PNG", "RGBA"), "png"),
        ("a.webp", samples.picture("WEBP"), "png"),
        ("a.gif", samples.picture("GIF"), "png"),
    ],
)
def test_other_pictures_become_one_of_two_kinds(
    here: Cast, case: Case, name: str, content: bytes, extension: str
) -> None:
    attachment = checked(here, case, name=name, content=content)

    assert (attachment.standing, attachment.copy_extension) == (Standing.READY, extension)
    with Image.open(BytesIO(copy_of(attachment))) as fresh:
        assert fresh.size == (80, 40)


def test_a_pdf_becomes_pictures_of_its_pages(here: Cast, case: Case) -> None:
    attachment = checked(here, case, name="通知.pdf", content=samples.pdf_with_script())

    assert (attachment.pages, attachment.has_original) == (1, True)
    assert samples.pages_of(copy_of(attachment)) == 1
    for word in (b"JavaScript", b"OpenAction", b"SecretTitle", b"SecretAuthor"):
        assert word not in copy_of(attachment)


def test_a_text_is_read_everywhere(here: Cast, case: Case) -> None:
    note = checked(here, case, name="メモ.txt", content="督促状".encode("cp932"))
    table = checked(here, case, name="家計.csv", content="月,食費".encode("cp932"))

    assert copy_of(note).decode() == "督促状"
    assert copy_of(table).decode("utf-8-sig") == "月,食費"
    assert copy_of(table).startswith(b"\xef\xbb\xbf")


def test_a_document_of_word_is_kept_as_it_came(here: Cast, case: Case) -> None:
    attachment = checked(here, case, name="申立書.docx", content=samples.office())

    assert (attachment.standing, attachment.has_original, attachment.copy_extension) == (Standing.READY, True, "")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7 broken", Refusal.UNREADABLE),
        (samples.pdf(101), Refusal.TOO_MANY_PAGES),
        (samples.locked_pdf(), Refusal.LOCKED),
    ],
    ids=["broken", "long", "locked"],
)
def test_what_cannot_be_copied_is_refused_with_its_reason(
    here: Cast, case: Case, content: bytes, refusal: Refusal
) -> None:
    attachment = checked(here, case, name="通知.pdf", content=content)

    assert (attachment.standing, attachment.refusal) == (Standing.REFUSED, refusal)


def test_signatures_that_came_after_the_upload_count(
    here: Cast, case: Case, monkeypatch: pytest.MonkeyPatch, media: Path
) -> None:
    attachment = added(here, case)
    monkeypatch.setattr(choice.Toy, "scan", lambda *_: "Win.New-1")

    check_attachment(attachment.pk)()

    attachment.refresh_from_db()
    assert (attachment.refusal, attachment.signature) == (Refusal.INFECTED, "Win.New-1")
    subscribers.forget_refused(FileRefused(case_id=case.pk, attachment_id=attachment.pk))
    assert resting(media) == []


def test_without_a_scanner_nothing_leaves_quarantine_and_it_is_tried_again(
    here: Cast, case: Case, settings: Any
) -> None:
    settings.MANNAKA_SCANNER, settings.MANNAKA_CLAMD_URL = "clamd", "tcp://127.0.0.1:9"
    attachment = added(here, case, content=samples.jpeg())

    check_attachment(attachment.pk)()

    attachment.refresh_from_db()
    assert (attachment.standing, attachment.tries) == (Standing.QUARANTINED, 1)
    subscribers.plan_next_try(FileHeld(case_id=case.pk, attachment_id=attachment.pk))
    planned = OutboxEvent.objects.filter(task="case_core.attachments.trying.try_again").latest("due_at")
    assert planned.due_at == clock.now() + timedelta(seconds=15)
    settings.MANNAKA_SCANNER = "demo"
    check_attachment(attachment.pk)()
    attachment.refresh_from_db()
    assert attachment.standing == Standing.READY


@pytest.mark.parametrize("word", ["", "none", "DEMO", "clamav"])
def test_a_scanner_that_there_is_not_lets_nothing_through(here: Cast, case: Case, settings: Any, word: str) -> None:
    settings.MANNAKA_SCANNER = word

    assert checked(here, case).standing == Standing.QUARANTINED


def test_the_toy_is_silent_where_a_city_of_real_people_is(
    here: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "are_all_demo", lambda: False)

    assert checked(here, case).standing == Standing.QUARANTINED


def test_the_next_try_is_never_the_last() -> None:
    pauses = [pause_after(tries).total_seconds() for tries in (1, 2, 3, 7, 30_000)]

    assert pauses == [15, 30, 60, 600, 600]


def test_of_a_photograph_the_original_goes_and_of_a_removed_file_everything(
    here: Cast, case: Case, media: Path
) -> None:
    photograph = checked(here, case)
    subscribers.forget_original(FileAccepted(case_id=case.pk, attachment_id=photograph.pk))
    assert [path.suffix for path in resting(media)] == [".copy"]

    subscribers.forget_removed(FileRemoved(case_id=case.pk, attachment_id=photograph.pk))
    assert resting(media) == []


def test_the_subscriber_checks_what_was_added(here: Cast, case: Case) -> None:
    attachment = added(here, case)
    waiting = OutboxEvent.objects.filter(task="case_core.attachments.subscribers.check").values_list(
        "kwargs", flat=True
    )
    assert {"case_id": case.pk, "attachment_id": attachment.pk} in list(waiting)

    subscribers.check(subscribers.FileAdded(case_id=case.pk, attachment_id=attachment.pk))()

    attachment.refresh_from_db()
    assert attachment.standing == Standing.READY


def test_a_virus_is_found_in_every_kind_that_can_carry_it(here: Cast, case: Case) -> None:
    with pytest.raises(InfectedError):
        added(here, case, name="a.jpg", content=samples.jpeg() + samples.virus())
