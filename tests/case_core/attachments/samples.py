"""Files as people send them, and as nobody should."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pillow_heif
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from case_core.attachments.scanners.toy import EICAR

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ORIENTATION, GPS = 0x0112, 0x8825


def drawing(size: tuple[int, int] = (80, 40), mode: str = "RGB") -> Image.Image:
    """Return a picture whose left upper corner is red."""
    image = Image.new(mode, size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return image


def jpeg(*, turned: bool = False, size: tuple[int, int] = (80, 40)) -> bytes:
    """Return a photograph that tells where it was taken, on request lying on its side."""
    image, notes = drawing(size), Image.Exif()
    notes[ORIENTATION] = 6 if turned else 1
    notes.get_ifd(GPS)[2] = (34.0, 3.0, 58.0)
    notes[0x010F] = "SecretCamera"
    file = BytesIO()
    image.save(file, "JPEG", exif=notes.tobytes(), quality=95)
    return file.getvalue()


def picture(kind: str, mode: str = "RGB") -> bytes:
    """Return a picture in a format."""
    file = BytesIO()
    drawing(mode=mode).save(file, kind)
    return file.getvalue()


def heic() -> bytes:
    """Return a photograph as a telephone makes it."""
    file = BytesIO()
    pillow_heif.from_pillow(drawing()).save(file, quality=80)
    return file.getvalue()


def bomb() -> bytes:
    """Return a small file that says it is a picture of 40,000 by 40,000 points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def pdf(pages: int = 2) -> bytes:
    """Return a PDF of pages that carry a word each, as text."""
    file = BytesIO()
    sheets = [drawing((200, 280)) for _ in range(pages)]
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:], title="SecretTitle", author="SecretAuthor")
    return file.getvalue()


def pdf_with_script() -> bytes:
    """Return a PDF that would run something when it is opened."""
    return pdf(1).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", 1
    )


def office(main: str = DOCX, **parts: bytes) -> bytes:
    """Return a document of Word or Excel with further parts."""
    file = BytesIO()
    types = f'<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("main.xml", "<document/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def virus() -> bytes:
    """Return the file by which scanners are tried."""
    return EICAR


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(pdfium.PdfDocument(content))


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password: its pages are sealed, as its trailer says."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    return pdf(1).replace(b"trailer\n<<", b"trailer\n<< /ID [<41><41>] /Encrypt " + lock, 1)
