"""Read a PDF as a reader does: its words, its structure, its language, and where on the paper things stand."""

import contextlib
import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

MM = 25.4 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where something stands, in millimetres from the paper's left and upper edges."""

    left: float
    top: float
    right: float
    bottom: float


class ReadPdf:
    """An open PDF."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.document = pdfium.PdfDocument(content)

    @property
    def title(self) -> str:
        """Return the document's title."""
        return str(self.document.get_metadata_dict()["Title"])

    @property
    def is_tagged(self) -> bool:
        """Tell whether the catalogue says that the structure is there."""
        return bool(raw.FPDFCatalog_IsTagged(self.document))

    @property
    def language(self) -> str:
        """Return the document's language."""
        length = raw.FPDFCatalog_GetLanguage(self.document, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFCatalog_GetLanguage(self.document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
        return buffer.raw.decode("utf-16-le").rstrip("\0")

    def metadata(self) -> bytes:
        """Return the XMP packet, where a PDF says of itself that it is PDF/UA."""
        for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", self.content, re.DOTALL):
            with contextlib.suppress(zlib.error):
                packet = found[1] if b"xmpmeta" in found[1] else zlib.decompress(found[1])
                if b"xmpmeta" in packet:
                    return packet
        return b""

    def fonts(self) -> set[tuple[str, bool]]:
        """Return the fonts of everything written, by their own names, each with whether it is in the file."""
        return {font for number in range(len(self.document)) for font in self._fonts_of(number)}

    def text(self, page: int | None = None) -> str:
        """Return the words that can be taken out of a page, or of all."""
        numbers = range(len(self.document)) if page is None else [page]
        return "\n".join(self.document[number].get_textpage().get_text_bounded() for number in numbers)

    def tags(self) -> list[str]:
        """Return the kinds of all elements of the structure, in reading order."""
        return [kind for number in range(len(self.document)) for kind in self._tags_of(number)]

    def where(self, words: str, page: int = 0) -> Box:
        """Return where words stand."""
        opened = self.document[page]
        textpage = opened.get_textpage()
        found = textpage.search(words).get_next()
        assert found is not None, f"{words} does not stand on page {page + 1}"
        boxes = [textpage.get_charbox(found[0] + offset) for offset in range(found[1])]
        height = opened.get_height()
        return Box(
            left=min(box[0] for box in boxes) * MM,
            top=(height - max(box[3] for box in boxes)) * MM,
            right=max(box[2] for box in boxes) * MM,
            bottom=(height - min(box[1] for box in boxes)) * MM,
        )

    def rightmost(self, page: int) -> float:
        """Return how far to the right anything written on a page reaches, in millimetres."""
        textpage = self.document[page].get_textpage()
        boxes = [textpage.get_charbox(index) for index in range(textpage.count_chars())]
        return max(box[2] for box in boxes) * MM

    def draw(self, folder: Path, name: str) -> list[Path]:
        """Draw every page as a picture, for human eyes."""
        paths = []
        for number in range(len(self.document)):
            path = folder / f"{name}-{number + 1}.png"
            self.document[number].render(scale=1.4).to_pil().save(path)
            paths.append(path)
        return paths

    def _fonts_of(self, number: int) -> Iterator[tuple[str, bool]]:
        for written in self.document[number].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(written)
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.raw.decode().rstrip("\0").rpartition("+")[2]
            yield name, bool(raw.FPDFFont_GetIsEmbedded(font))

    def _tags_of(self, number: int) -> Iterator[str]:
        page = self.document[number]
        tree = raw.FPDF_StructTree_GetForPage(page)
        try:
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                yield from _tags_below(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
        finally:
            raw.FPDF_StructTree_Close(tree)


def _tags_below(element: object) -> Iterator[str]:
    if not element:
        return
    length = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_StructElement_GetType(element, buffer, length)
    yield buffer.raw.decode("utf-16-le").rstrip("\0")
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _tags_below(raw.FPDF_StructElement_GetChildAtIndex(element, index))
