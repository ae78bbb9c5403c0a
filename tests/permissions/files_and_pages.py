"""A document, a picture and a page of a city's public pages."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from cms.pages.models import HomePage


def files(word: str, label: str) -> dict[str, Any]:
    """Upload a document and a picture."""
    drawing = _drawing()
    document = Document(title=word, file=ContentFile(word.encode(), name=f"{label}.txt"), file_size=len(word.encode()))
    image = Image(title=word, file=ContentFile(drawing, name=f"{label}.png"), file_size=len(drawing), width=8, height=8)
    for uploaded in (document, image):
        uploaded.save()
    return {
        "document_id": document.pk,
        "document_name": document.filename,
        "doc_id": document.pk,
        "image_id": image.pk,
        "picture_name": image.get_rendition("width-4").file.name,
    }


def _drawing() -> bytes:
    file = BytesIO()
    Drawing.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


def pages() -> dict[str, Any]:
    """Name the home page, and a page below it with a draft."""
    home = HomePage.objects.get()
    page = Page.objects.child_of(home).first()
    assert page is not None
    revision = page.specific.save_revision()
    return {"home_id": home.pk, "page_id": page.pk, "revision_id": revision.pk, "revision_b_id": "latest"}
