"""Keep what somebody is writing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from case_core.drafts.errors import DraftGoneError, DraftNotFoundError, DraftRewrittenError, TooManyDraftsError
from case_core.drafts.guards import is_open
from case_core.drafts.models import Draft
from case_core.drafts.policies import can_keep_draft
from case_core.drafts.states import FormName
from case_core.drafts.texts import seal
from mannaka_kit import audit
from mannaka_kit.decisions import allow, deny, require
from tenants.accounts.actor import Actor

MOST: Final = 50


@transaction.atomic
def save_draft(
    *,
    key: UUID,
    form: FormName,
    subject_id: int | None,
    seen_version: int,
    page: UUID,
    texts: Mapping[str, str],
    actor: Actor,
    at: datetime,
) -> Draft:
    """
    Keep the texts under a key that the page made; `seen_version` is the one that this page has last read or saved.

    :raises NotAllowedError: the actor may not send this form, or not about this subject.
    :raises DraftNotFoundError: the key is not this person's draft of this form.
    :raises DraftRewrittenError: another page has saved the draft since.
    :raises DraftGoneError: another page has sent or discarded the draft since.
    :raises TooManyDraftsError: the actor keeps fifty.
    :raises DraftTooLongError: it is more than the longest form holds.
    :raises DraftUnreadableError: a character cannot be kept.
    """
    require(can_keep_draft(actor, form))
    require(allow() if is_open(actor, form, subject_id) else deny("subject"))
    sealed = seal(key, texts)
    draft = Draft.objects.select_for_update().filter(pk=key).first()
    if draft is None:
        if seen_version:
            raise DraftGoneError
        draft = Draft(key=key, author_id=actor.user_id, form=form, subject_id=subject_id, sealed=sealed, page=page)
        return _start(draft, actor=actor, at=at)
    if (draft.author_id, draft.form, draft.subject_id) != (actor.user_id, form, subject_id):
        raise DraftNotFoundError
    # Where the answer to a page's own save was lost on its way, the page knows an older version than its own.
    if draft.version != seen_version and draft.page != page:
        raise DraftRewrittenError
    return _go_on(draft, sealed=sealed, page=page, at=at)


def _start(draft: Draft, *, actor: Actor, at: datetime) -> Draft:
    if Draft.objects.filter(author_id=actor.user_id)[:MOST].count() >= MOST:
        raise TooManyDraftsError
    draft.version, draft.started_at, draft.saved_at = 1, at, at
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError as error:
        # Two pages began with one key in the same moment; the later one reads what the first wrote.
        raise DraftRewrittenError from error
    audit.record("draft.started", actor=actor, target=draft, at=at, details={"form": draft.form})
    return draft


def _go_on(draft: Draft, *, sealed: str, page: UUID, at: datetime) -> Draft:
    draft.sealed, draft.page, draft.saved_at = sealed, page, at
    draft.version += 1
    draft.save(update_fields=["sealed", "page", "version", "saved_at"])
    return draft
