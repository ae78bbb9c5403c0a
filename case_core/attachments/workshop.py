"""
Writes pictures and PDF files anew, as a program of its own; the house imports its numbers only.

It reads the content from its standard input and writes the copy to its standard output: a line of JSON, then the bytes.
It runs without the environment (no keys, no addresses), with bounded memory and time: what breaks in here breaks alone.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Any, Final

MEMORY: Final = 1024 * 1024 * 1024
SECONDS: Final = 40
UNREADABLE, LOCKED, TOO_MANY_PAGES, TOO_HEAVY = 11, 12, 13, 14
LONGEST_SIDE: Final = 4_000
MOST_PAGES: Final = 100
_DOTS: Final = 150 / 72
_LONGEST_PAGE: Final = 2_400
_PASSWORD_ERROR: Final = 4
_QUALITY: Final = 85


def limit() -> None:
    """Take no more than was given."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def picture(content: bytes, kind: str) -> tuple[dict[str, Any], bytes]:
    """Return the picture turned as it was meant to be seen, without anything but its points."""
    import pillow_heif
    from PIL import Image, ImageOps

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = 80_000_000
    with Image.open(BytesIO(content), formats=["HEIF" if kind == "heic" else kind.upper()]) as source:
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        plain = _plain(source)
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        # The turn is told by the file's own notes, which the points do not carry.
        plain.info = {}
        plain.getexif().update(source.getexif())
        turned = ImageOps.exif_transpose(plain)
    fresh = Image.frombytes(turned.mode, turned.size, turned.tobytes())
    extension = "jpg" if kind in {"jpeg", "heic"} and fresh.mode == "RGB" else "png"
    target = BytesIO()
    fresh.save(target, "JPEG" if extension == "jpg" else "PNG", quality=_QUALITY, optimize=extension == "jpg")
    return {"extension": extension}, target.getvalue()


def _plain(source: Any) -> Any:
    has_holes = source.mode in {"RGBA", "LA", "PA"} or "transparency" in source.info
    profile = source.info.get("icc_profile")
    plain = source.convert("RGBA" if has_holes else "RGB")
    return plain if has_holes or not profile or source.mode != "RGB" else _in_common_colours(plain, profile)


def _in_common_colours(plain: Any, profile: bytes) -> Any:
    from PIL import ImageCms

    try:
        common = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(plain, ImageCms.ImageCmsProfile(BytesIO(profile)), common)
    except ImageCms.PyCMSError:
        return plain


def document(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return a PDF of the pages' pictures: no script, no link, no form, no hidden text comes along."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types

    try:
        source = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise SystemExit(LOCKED if getattr(error, "err_code", None) == _PASSWORD_ERROR else UNREADABLE) from error
    if len(source) > MOST_PAGES:
        raise SystemExit(TOO_MANY_PAGES)
    if not len(source):
        raise SystemExit(UNREADABLE)
    fresh = pdfium.PdfDocument.new()
    for number in range(len(source)):
        _add_page(fresh, source[number])
    target = BytesIO()
    fresh.save(target)
    return {"extension": "pdf", "pages": len(fresh)}, target.getvalue()


def _add_page(fresh: Any, page: Any) -> None:
    import pypdfium2 as pdfium

    width, height = page.get_size()
    scale = min(_DOTS, _LONGEST_PAGE / max(width, height, 1))
    drawn = BytesIO()
    page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").save(drawn, "JPEG", quality=_QUALITY)
    drawn.seek(0)
    image = pdfium.PdfImage.new(fresh)
    image.load_jpeg(drawn, inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    new_page = fresh.new_page(width, height)
    new_page.insert_obj(image)
    new_page.gen_content()
    page.close()


def main(kind: str) -> int:
    """Write the copy, or say by the ending why there is none."""
    limit()
    content = sys.stdin.buffer.read()
    try:
        told, copy = document(content) if kind == "pdf" else picture(content, kind)
    except MemoryError:
        return TOO_HEAVY
    except Exception:  # noqa: BLE001 - whatever a broken file does to the libraries, it is a broken file
        return UNREADABLE
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + copy)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
