"""The living page; it is there where the operator wants it, which is the demo."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mannaka_kit.ui.icons import ICONS
from mannaka_kit.ui.living import samples, tokens
from mannaka_kit.ui.living.registry import FACES, SPECIMENS, component_styles


@require_safe
def living(request: HttpRequest, face: str) -> HttpResponse:
    """
    Show every component in every state, in one of the three faces.

    :raises Http404: the page is switched off.
    """
    if not settings.MANNAKA_LIVING_PAGE:
        raise Http404
    context = samples.context(has_errors="errors" in request.GET) | {
        "face": face,
        "faces": list(FACES),
        "specimens": SPECIMENS,
        "styles": component_styles(),
        "colours": tokens.colours(),
        "spaces": tokens.spaces(),
        "sizes": tokens.sizes(),
        "icon_names": list(ICONS),
    }
    return render(request, f"ui/living/page_{face}.html", context)
