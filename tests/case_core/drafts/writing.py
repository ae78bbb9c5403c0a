"""Somebody who writes a draft, page by page."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from case_core.drafts.actions.save_draft import save_draft
from case_core.drafts.models import Draft
from case_core.drafts.states import FormName
from tenants.accounts.actor import Actor
from tests.support.cases import AT

KEY = UUID("0198c0de-0000-7000-8000-000000000001")
PAGE = UUID("0198c0de-0000-7000-8000-00000000000a")
OTHER_PAGE = UUID("0198c0de-0000-7000-8000-00000000000b")
WORDS = {"matter": "訪問販売で布団を", "name": "田中"}


def saved(
    actor: Actor,
    *,
    key: UUID = KEY,
    page: UUID = PAGE,
    seen: int = 0,
    form: FormName = FormName.INTAKE,
    subject_id: int | None = None,
    texts: dict[str, str] | None = None,
    at: datetime = AT,
) -> Draft:
    """Save as a page does."""
    told = WORDS if texts is None else texts
    return save_draft(
        key=key, form=form, subject_id=subject_id, seen_version=seen, page=page, texts=told, actor=actor, at=at
    )


def posted(author_id: int, **fields: Any) -> dict[str, Any]:
    """Return what the page's script sends."""
    about = {"draft_key": str(KEY), "draft_page": str(PAGE), "draft_version": 0, "draft_author": author_id}
    return {**about, "draft_form": "intake", "draft_subject": "", **WORDS, **fields}


def another_key() -> UUID:
    """Return a key that nobody has."""
    return uuid4()
