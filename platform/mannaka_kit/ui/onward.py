"""Send somebody on to another house's page, by an address that is told once and kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def onward(request: HttpRequest, url: str, *, heading: str) -> HttpResponse:
    """
    Answer a pressed button with a page that goes on at once, and by a link where that does not happen.

    A redirect would not do: browsers hold it against the form's own `form-action`, which names this house alone.
    """
    response = render(request, "ui/onward.html", {"url": url, "heading": heading})
    response["Refresh"] = f"0;url={url}"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
