"""
A form that came after its session had ended: kept through the sign-in, and shown again to the same person.

It rests encrypted in the new session, under the address of its page, until it is shown once.
"""

import json
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, QueryDict

from mannaka_kit import crypto
from mannaka_kit.ui.draft_fields import AUTHOR, PREFIX, is_of_the_person, texts_in

_SESSION_KEY: Final = "kept_form"
_PURPOSE: Final = "kept-form"
LONGEST: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """The texts, and what the page said about them."""

    texts: dict[str, str]
    about: QueryDict


def keep(request: HttpRequest) -> bool:
    """Keep what was posted until its author has signed in; False where it is more than a form holds."""
    about = {name: request.POST[name] for name in request.POST if name.startswith(PREFIX)}
    posted = json.dumps({**about, **texts_in(request.POST)}, ensure_ascii=True)
    if len(posted) > LONGEST:
        return False
    token = crypto.encrypt(posted, purpose=_PURPOSE, aad=_cell(request.path))
    request.session[_SESSION_KEY] = {"path": request.path, "token": token}
    return True


def take(request: HttpRequest, *, author_id: int) -> KeptForm | None:
    """Return, once, what was kept for this page; what somebody else wrote is dropped unread."""
    kept = request.session.get(_SESSION_KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[_SESSION_KEY]
    posted = json.loads(crypto.decrypt(kept["token"], purpose=_PURPOSE, aad=_cell(request.path)))
    if posted.get(AUTHOR) != str(author_id):
        return None
    about = QueryDict(mutable=True)
    about.update({name: text for name, text in posted.items() if name.startswith(PREFIX)})
    texts = {name: text for name, text in posted.items() if is_of_the_person(name)}
    return KeptForm(texts=texts, about=about)


def _cell(path: str) -> str:
    return crypto.cell("django_session", _SESSION_KEY, path)
