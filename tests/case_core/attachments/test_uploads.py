"""What is too large is not read to its end into anything."""

import pytest
from django.core.files.uploadhandler import SkipFile
from django.test import RequestFactory

from case_core.attachments.kinds import MEGABYTE, MOST_BYTES
from case_core.attachments.uploads import MOST_TOGETHER, CappedUploadHandler, too_large

OURS = "/staff/cases/1/attachments/"


def handler(path: str = OURS) -> CappedUploadHandler:
    return CappedUploadHandler(RequestFactory().post(path))


def read(into: CappedUploadHandler, name: str, *, megabytes: int) -> int:
    """Send a file in pieces, and return how many bytes were handed on before it was skipped."""
    into.new_file("file", name, "image/jpeg", None)
    handed = 0
    for _ in range(megabytes):
        handed += len(into.receive_data_chunk(b"x" * MEGABYTE, handed))
    return handed


def test_of_300_megabytes_no_more_than_20_are_handed_on() -> None:
    first, handed = handler(), []

    def send() -> None:
        first.new_file("file", "動画.jpg", "image/jpeg", None)
        handed.extend(len(first.receive_data_chunk(b"x" * MEGABYTE, done * MEGABYTE)) for done in range(300))

    with pytest.raises(SkipFile):
        send()
    assert sum(handed) == MOST_BYTES
    assert too_large(first.request) == ["動画.jpg"]


def test_many_files_together_are_not_more_than_a_pod_can_hold() -> None:
    first = handler()
    for number in range(MOST_TOGETHER // MOST_BYTES):
        assert read(first, f"{number}.jpg", megabytes=20) == MOST_BYTES

    with pytest.raises(SkipFile):
        read(first, "もう1つ.jpg", megabytes=1)
    assert too_large(first.request) == ["もう1つ.jpg"]


def test_other_pages_keep_their_own_limits() -> None:
    assert read(handler("/cms/documents/add/"), "広報.pdf", megabytes=30) == 30 * MEGABYTE
