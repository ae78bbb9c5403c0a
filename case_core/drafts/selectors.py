"""Reads of drafts: one's own, and only while one's role still opens their form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from case_core.drafts.errors import DraftNotFoundError
from case_core.drafts.guards import open_subjects
from case_core.drafts.kept import KEPT
from case_core.drafts.models import Draft
from case_core.drafts.policies import can_keep_draft
from case_core.drafts.states import FormName
from case_core.drafts.texts import unseal
from tenants.accounts.actor import Actor

OFFERED: Final = 10
_BEGINNING: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A draft as it is offered back: when it was saved, and how it begins."""

    key: UUID
    form: FormName
    subject_id: int | None
    saved_at: datetime
    beginning: str


def own_drafts(viewer: Actor, forms: Iterable[FormName] = tuple(FormName)) -> QuerySet[Draft]:
    """Return the viewer's drafts of those of the forms that the viewer may send today, about what is open to them."""
    theirs = [form for form in forms if can_keep_draft(viewer, form)]
    shown = Q(form__in=[form for form in theirs if not KEPT[form].is_guarded])
    for form in theirs:
        if KEPT[form].is_guarded:
            shown |= Q(form=form, subject_id__in=open_subjects(viewer, form).values("pk"))
    return Draft.objects.filter(shown, author_id=viewer.user_id)


def draft_for(viewer: Actor, key: UUID) -> Draft:
    """
    Return one draft of the viewer's.

    :raises DraftNotFoundError: the viewer has none with this key.
    """
    draft = own_drafts(viewer).filter(pk=key).first()
    if draft is None:
        raise DraftNotFoundError
    return draft


def offers_for(
    viewer: Actor, forms: Iterable[FormName], *, subject_id: int | None = None, open_now: UUID | None = None
) -> list[Offer]:
    """Return the viewer's drafts of some forms of one subject, newest first, without the one that is open."""
    # One more than is shown: the open one is left out here, for less than it costs to write that into the statement.
    drafts = own_drafts(viewer, forms).filter(subject_id=subject_id)[: OFFERED + 1]
    return list(_offers([draft for draft in drafts if draft.pk != open_now][:OFFERED]))


def offers_anywhere(viewer: Actor, forms: Iterable[FormName]) -> list[Offer]:
    """Return the viewer's drafts of some forms, whatever they are about, newest first."""
    return list(_offers(own_drafts(viewer, forms)[:OFFERED]))


def texts_of(draft: Draft) -> dict[str, str]:
    """Return what was written, by field."""
    return unseal(draft.key, draft.sealed)


def _offers(drafts: Iterable[Draft]) -> Iterator[Offer]:
    for draft in drafts:
        yield Offer(
            key=draft.key,
            form=FormName(draft.form),
            subject_id=draft.subject_id,
            saved_at=draft.saved_at,
            beginning=_beginning(texts_of(draft)),
        )


def _beginning(texts: dict[str, str]) -> str:
    longest = max(texts.values(), key=len, default="")
    words = " ".join(longest.split())
    return f"{words[:_BEGINNING]}…" if len(words) > _BEGINNING else words
