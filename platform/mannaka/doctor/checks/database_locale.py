"""Does the database know Japanese letters as letters?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

MEND = (
    "Make the database anew with --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 "
    "--lc-ctype=C.UTF-8 --lc-collate=C.UTF-8 (before PostgreSQL 17: --locale=C.UTF-8) and restore a dump into it."
)
TRIGRAMS = "SELECT to_regprocedure('ext.show_trgm(text)') IS NOT NULL"


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a database in which searching Japanese would find nothing, without any error."""
    encoding = situation.rows("SHOW server_encoding")[0][0]
    if encoding != "UTF8":
        yield _finding(f"The database's encoding is {encoding}.")
    elif situation.rows("SELECT lower('Ａ') <> 'ａ'")[0][0]:
        yield _finding("The database's locale does not lower full-width letters: lower('Ａ') is not 'ａ'.")
    # Without the extension there is nothing to ask; its own check says so.
    elif situation.rows(TRIGRAMS)[0][0] and situation.rows("SELECT ext.show_trgm('今治市') = '{}'")[0][0]:
        yield _finding("The database's locale knows no Japanese letters: show_trgm('今治市') is empty.")


def _finding(problem: str) -> Finding:
    return Finding(setting="DATABASE_URL", problem=problem, mend=MEND)
