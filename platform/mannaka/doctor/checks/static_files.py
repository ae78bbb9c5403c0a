"""Are the pages' styles and scripts gathered?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(_situation: Situation) -> Iterator[Finding]:
    """Tell of files that were never gathered: pages would fail."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    # Only a storage that keeps a list can miss one; that of the tests serves files as they lie.
    if getattr(staticfiles_storage, "hashed_files", True) == {}:
        problem = "There is no list of gathered files."
        yield Finding(setting="mannaka collect", problem=problem, mend="Run `mannaka collect`.", stops_start=False)
