"""Content on its way out: as a file, never as a page of ours, and kept by nobody in between."""

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from case_core.attachments.selectors import Opened

_POLICY: Final = "default-src 'none'; style-src 'none'; sandbox"


def answer_with(opened: Opened) -> HttpResponse:
    """Return the answer that carries the content; pictures are shown, all else is saved."""
    answer = HttpResponse(opened.content, content_type=opened.content_type)
    disposition = content_disposition_header(as_attachment=not opened.is_picture, filename=opened.name)
    answer["Content-Disposition"] = disposition or "attachment"
    answer["Content-Security-Policy"] = _POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store, private"
    return answer
