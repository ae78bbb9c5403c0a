"""The draft under which a page's form is kept: the one its address names, the one the form came with, or a new one."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from case_core.drafts.actions.finish_draft import finish_draft
from case_core.drafts.errors import DraftGoneError, DraftNotFoundError
from case_core.drafts.guards import is_open
from case_core.drafts.kept import KEPT
from case_core.drafts.models import Draft
from case_core.drafts.policies import can_keep_draft
from case_core.drafts.selectors import Offer, draft_for, offers_for, texts_of
from case_core.drafts.states import FormName
from mannaka_kit import clock
from mannaka_kit.ui import kept_form
from mannaka_kit.ui.draft_fields import AUTHOR, KEY, PAGE, VERSION
from tenants.accounts.actor import Actor
from tenants.accounts.web.access import StaffRequest

ADDRESS = "draft"
_VERSION = re.compile(r"[0-9]{1,8}")


@dataclass(slots=True, kw_only=True)
class DraftSlot:
    """What a form page knows of its draft; `texts` are the form's initial values."""

    form: FormName
    subject_id: int | None
    viewer: Actor
    path: str
    key: UUID = field(default_factory=uuid4)
    page: UUID = field(default_factory=uuid4)
    version: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    started_at: datetime | None = None
    saved_at: datetime | None = None
    is_unsaved: bool = False

    @property
    def author_id(self) -> int:
        """Return whose draft it is."""
        return self.viewer.user_id

    def offers(self) -> list[tuple[Offer, str]]:
        """Return the other drafts of this form and subject with their addresses; read only where a page shows them."""
        offers = offers_for(self.viewer, [self.form], subject_id=self.subject_id, open_now=self.key)
        return [(offer, _with_key(self.path, offer)) for offer in offers]

    def finish(self) -> None:
        """
        Let the draft go with what was sent; one that is gone is replaced, so that a second press sends.

        :raises DraftGoneError: another page has sent or discarded the draft since.
        """
        try:
            finish_draft(key=self.key, seen_version=self.version, page=self.page, actor=self.viewer, at=clock.now())
        except DraftGoneError:
            self.key, self.version = uuid4(), 0
            raise


def draft_slot(request: StaffRequest, form: FormName, *, subject_id: int | None) -> DraftSlot | None:
    """Return the slot of a page; a draft that is no longer there is a new one. None where nothing may be kept."""
    slot = DraftSlot(form=form, subject_id=subject_id, viewer=request.actor, path=request.path)
    if request.method == "POST":
        return _posted(slot, request.POST)
    # Taken in any case: what came after a session's end must not wait for another look at the page.
    kept = kept_form.take(request, author_id=slot.author_id)
    if not can_keep_draft(request.actor, form) or not is_open(request.actor, form, subject_id):
        return None
    if kept is not None:
        slot.texts, slot.is_unsaved = kept.texts, True
        return _posted(slot, kept.about)
    draft = _named(request, slot)
    return _opened(slot, draft) if draft is not None else slot


def _posted(slot: DraftSlot, posted: QueryDict) -> DraftSlot:
    slot.key = _uuid(posted.get(KEY, "")) or slot.key
    slot.page = _uuid(posted.get(PAGE, "")) or slot.page
    version = posted.get(VERSION, "")
    slot.version = int(version) if _VERSION.fullmatch(version) else 0
    return slot


def _named(request: StaffRequest, slot: DraftSlot) -> Draft | None:
    key = _uuid(request.GET.get(ADDRESS, ""))
    if key is None:
        return None
    try:
        draft = draft_for(request.actor, key)
    except DraftNotFoundError:
        return None
    return draft if (draft.form, draft.subject_id) == (slot.form, slot.subject_id) else None


def _opened(slot: DraftSlot, draft: Draft) -> DraftSlot:
    slot.key, slot.version, slot.texts = draft.key, draft.version, texts_of(draft)
    slot.started_at, slot.saved_at = draft.started_at, draft.saved_at
    return slot


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def address_of(offer: Offer) -> str:
    """Return the address at which a draft is gone on with; its key tells nothing of anybody."""
    subject = [] if offer.subject_id is None else [offer.subject_id]
    return _with_key(reverse(KEPT[offer.form].page, args=subject), offer)


def _with_key(path: str, offer: Offer) -> str:
    return f"{path}?{urlencode({ADDRESS: str(offer.key)})}"


def is_keepable(request: HttpRequest) -> bool:
    """Tell whether what was posted belongs to a form whose drafts are kept."""
    return AUTHOR in request.POST and KEY in request.POST
