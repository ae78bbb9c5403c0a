"""
What a browser may load on the pages of Wagtail's admin, and on no other page; measured in Chromium.

Nothing inline, but for the scripts whose hashes `admin_scripts` knows, and for <style> elements (no style attributes)
where the rich-text editor needs them.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse

from cms.base.admin_names import FRAMED_NAMES, RICH_TEXT_NAMES
from cms.base.admin_scripts import hash_sources

ADMIN_POLICY: Final[Mapping[str, list[str]]] = {
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


def use_admin_policy(name: str, response: HttpResponseBase) -> HttpResponseBase:
    """Give the answer of a named address its policy, with the hashes of its own known scripts once it is rendered."""
    set_policy = partial(_set_policy, name)
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(set_policy)
    else:
        set_policy(response)
    return response


def policy_for(name: str) -> dict[str, list[str]]:
    """Return the policy of a named address, before any page is known."""
    policy = {**ADMIN_POLICY, "frame-ancestors": [SELF if name in FRAMED_NAMES else NONE]}
    if name in RICH_TEXT_NAMES:
        policy["style-src-elem"] = [SELF, UNSAFE_INLINE]
    return policy


def _set_policy(name: str, response: HttpResponseBase) -> None:
    policy = policy_for(name)
    if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
        policy["script-src"] = [*policy["script-src"], *hash_sources(response.text)]
    response._csp_config = policy  # type: ignore[attr-defined]  # noqa: SLF001 - what django-csp's decorator sets
