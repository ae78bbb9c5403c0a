"""
What a browser may load on the pages of Wagtail's admin, and on no other page; measured in Chromium.

Nothing inline, but for the scripts whose hashes `admin_scripts` knows. What is lost by that: the grey hint in an empty
text of the rich-text editor, and the letters of its nested numbered lists.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from csp.constants import NONE, SELF
from django.http import HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse

from cms.base.admin_scripts import hash_sources

ADMIN_POLICY: Final[Mapping[str, list[Any]]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}


def use_admin_policy(response: HttpResponseBase, *, is_framed: bool) -> HttpResponseBase:
    """Give an answer the policy of the admin, with the hashes of its own known scripts once it is rendered."""
    set_policy = partial(_set_policy, ancestors=[SELF if is_framed else NONE])
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(set_policy)
    else:
        set_policy(response)
    return response


def _set_policy(response: HttpResponseBase, *, ancestors: list[str]) -> None:
    scripts = [SELF]
    if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
        scripts += hash_sources(response.text)
    policy = {**ADMIN_POLICY, "script-src": scripts, "frame-ancestors": ancestors}
    response._csp_config = policy  # type: ignore[attr-defined]  # noqa: SLF001 - what django-csp's decorator sets
