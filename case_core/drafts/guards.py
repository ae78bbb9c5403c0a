"""Forms about what only some people read: their feature says which subjects are open to whom, at each look."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet

from case_core.drafts.kept import KEPT
from case_core.drafts.states import FormName
from tenants.accounts.actor import Actor

# The ids of what the viewer may write about now, as a query: it becomes a part of the one that reads the drafts.
OpenSubjects = Callable[[Actor], QuerySet[Any, Any]]
_GUARDS: Final[dict[FormName, OpenSubjects]] = {}


def guard(form: FormName, open_subjects: OpenSubjects) -> None:
    """Let drafts of a guarded form be kept and read only about these subjects."""
    _GUARDS[form] = open_subjects


def open_subjects(viewer: Actor, form: FormName) -> QuerySet[Any, Any]:
    """
    Return the ids of what a guarded form may be about for the viewer.

    :raises KeyError: its feature has said nothing, so that nothing is open.
    """
    return _GUARDS[form](viewer)


def is_open(viewer: Actor, form: FormName, subject_id: int | None) -> bool:
    """Tell whether the viewer may keep a draft about this subject; asks the database only for a guarded form."""
    return not KEPT[form].is_guarded or open_subjects(viewer, form).filter(pk=subject_id).exists()
