"""What a browser asks of the windows, and what it gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.parser import HeaderParser
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from mannaka.simulate.mailboxes import Attachment

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request of a browser."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Attachment, ...] = ()
    language: str = "ja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to a browser."""

    body: bytes = b""
    status: int = HTTPStatus.OK
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def away_to(path: str) -> Reply:
    """Return an answer that leads elsewhere."""
    return Reply(status=HTTPStatus.SEE_OTHER, headers={"Location": path})


def read_form(body: bytes, media_type: str) -> tuple[dict[str, str], tuple[Attachment, ...]]:
    """Read a form's fields and files, as browsers send them."""
    if media_type.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)), ()
    if not media_type.startswith("multipart/form-data"):
        return {}, ()
    boundary = HeaderParser().parsestr(f"Content-Type: {media_type}\n\n").get_boundary("")
    fields: dict[str, str] = {}
    files = []
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        told = HeaderParser().parsestr(head.decode("utf-8", "replace"))
        name, file_name = (told.get_param(each, "", "content-disposition") for each in ("name", "filename"))
        if file_name:
            files.append(Attachment(name=str(file_name), media_type=told.get_content_type(), content=content))
        elif "filename=" not in head.decode("utf-8", "replace"):
            fields[str(name)] = content.decode("utf-8", "replace")
    return fields, tuple(files)
