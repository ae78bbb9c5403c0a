"""Papers that nobody ever sent: a letter as it comes from a scanner, and as somebody photographs it."""

from io import BytesIO
from random import Random
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

_SHEET: Final = (826, 1169)  # A4 at 100 dots an inch
_INK, _GREY, _RED = (40, 40, 48), (120, 120, 128), (190, 30, 40)
_TABLE: Final = (152, 118, 84)


def scanned_letter(rng: Random, *, sheets: int = 2) -> bytes:
    """Return a letter of the city, as a PDF of the pages' pictures."""
    pages = [_sheet(rng, is_first=number == 0) for number in range(sheets)]
    file = BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=100)
    return file.getvalue()


def photographed_letter(rng: Random) -> bytes:
    """Return the letter as it lies on a kitchen table."""
    table = Image.effect_noise((1200, 900), 24).convert("RGB")
    table = Image.blend(table, Image.new("RGB", table.size, _TABLE), 0.8)
    sheet = _sheet(rng, is_first=True).resize((560, 792)).convert("RGBA").rotate(5, expand=True)
    shadow = Image.new("RGBA", sheet.size, (20, 12, 6, 150))
    table.paste(shadow, (322, 62), sheet.getchannel("A"))
    table.paste(sheet, (310, 48), sheet)
    file = BytesIO()
    table.filter(ImageFilter.GaussianBlur(0.8)).save(file, "JPEG", quality=82)
    return file.getvalue()


def _sheet(rng: Random, *, is_first: bool) -> Image.Image:
    sheet = Image.new("RGB", _SHEET, (251, 250, 246))
    pen = ImageDraw.Draw(sheet)
    top = _head(pen, rng) if is_first else 90
    top = _lines(pen, rng, top=top, rows=5)
    top = _box(pen, rng, top=top + 30)
    _lines(pen, rng, top=top + 40, rows=9 if is_first else 14)
    return sheet


def _head(pen: ImageDraw.ImageDraw, rng: Random) -> int:
    _words(pen, rng, left=90, top=80, width=210, height=15)
    _words(pen, rng, left=90, top=108, width=170, height=15)
    _words(pen, rng, left=560, top=80, width=170, height=13)
    pen.ellipse((650, 150, 720, 220), outline=_RED, width=4)
    for offset in (168, 184, 200):
        pen.line((664, offset, 706, offset), fill=_RED, width=3)
    _words(pen, rng, left=290, top=270, width=250, height=26)
    return 350


def _lines(pen: ImageDraw.ImageDraw, rng: Random, *, top: int, rows: int) -> int:
    for row in range(rows):
        _words(pen, rng, left=90, top=top + row * 32, width=rng.randint(420, 640), height=13)
    return top + rows * 32


def _box(pen: ImageDraw.ImageDraw, rng: Random, *, top: int) -> int:
    for row in range(5):
        pen.rectangle((90, top + row * 44, 736, top + row * 44 + 44), outline=_GREY, width=2)
        _words(pen, rng, left=106, top=top + row * 44 + 16, width=120, height=13)
        pen.text((560, top + row * 44 + 14), f"{rng.randint(3, 98)},{rng.randint(0, 9)}00", fill=_INK)
    pen.line((260, top, 260, top + 220), fill=_GREY, width=2)
    return top + 220


def _words(pen: ImageDraw.ImageDraw, rng: Random, *, left: int, top: int, width: int, height: int) -> None:
    """Draw something that looks like a line of writing from afar."""
    place = left
    while place < left + width:
        stroke = rng.randint(height // 2, height)
        pen.rectangle((place, top + height - stroke, place + height - 4, top + height), outline=_INK)
        pen.line((place, top + height // 2, place + height - 4, top + height // 2), fill=_INK)
        place += height
