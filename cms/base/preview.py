"""The editor's preview: a city's own page in a frame of the same city."""

from csp.constants import SELF
from django.http import HttpResponse


def allow_preview_frame(response: HttpResponse) -> HttpResponse:
    """Let the page's editor show this answer in a frame, and nobody else."""
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # noqa: SLF001 - what django-csp's decorator sets
    return response
