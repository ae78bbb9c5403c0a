"""A CSV file as a table: its encoding found, its headings, its rows with the numbers that Excel shows."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from case_core.form_imports.errors import EncodingUnknownError, FileTooLargeError, NotATableError

MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 1_000
_MOST_COLUMNS: Final = 100
_MARK: Final = b"\xef\xbb\xbf"
UTF_8, UTF_8_WITH_MARK, CP932 = "utf-8", "utf-8-sig", "cp932"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the file, and its number in a spreadsheet."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file holds."""

    encoding: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(content: bytes) -> Table:
    """
    Read a file.

    :raises FileTooLargeError: there is more in it than one import takes.
    :raises EncodingUnknownError: it is neither UTF-8 nor what Japanese Excel writes.
    :raises NotATableError: it is no table with headings and rows.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLargeError(field="file")
    encoding, text = _decoded(content)
    rows = _rows(text)
    if not rows or not any(cell.strip() for cell in rows[0]) or len(rows[0]) > _MOST_COLUMNS:
        raise NotATableError(field="file")
    headings = _each_once(rows[0])
    lines = tuple(
        Line(number=number, cells=dict(zip(headings, (cell.strip() for cell in cells), strict=False)))
        for number, cells in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in cells)
    )
    if not lines:
        raise NotATableError(field="file")
    if len(lines) > MOST_ROWS:
        raise FileTooLargeError(field="file")
    return Table(encoding=encoding, headings=headings, lines=lines)


def _decoded(content: bytes) -> tuple[str, str]:
    """Try the strict encoding first: hardly any text in the other one is valid UTF-8 by chance."""
    if content.startswith(_MARK):
        return _with(content, UTF_8_WITH_MARK)
    try:
        return _with(content, UTF_8)
    except EncodingUnknownError:
        return _with(content, CP932)


def _with(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingUnknownError(field="file") from error
    if "\x00" in text:
        raise NotATableError(field="file")
    return encoding, text


def _rows(text: str) -> Sequence[list[str]]:
    heading = text.partition("\n")[0]
    delimiter = "\t" if heading.count("\t") > heading.count(",") else ","
    try:
        # Strict: an unclosed quotation mark would otherwise swallow the rest of the file in silence.
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NotATableError(field="file") from error


def _each_once(headings: Sequence[str]) -> tuple[str, ...]:
    """Tell columns of the same heading apart by their place."""
    plain = [heading.strip() for heading in headings]
    return tuple(
        heading if heading and plain.count(heading) == 1 else f"{heading}（{place}）".strip()
        for place, heading in enumerate(plain, start=1)
    )
