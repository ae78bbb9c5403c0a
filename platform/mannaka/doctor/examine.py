"""Runs the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.checks import (
    audit_key,
    broker,
    cache,
    data_folder,
    database,
    database_extensions,
    database_locale,
    database_version,
    key_encryption_key,
    secret_key,
    template,
    web_login,
)
from mannaka.doctor.finding import Finding, UnwellError
from mannaka.doctor.situation import Situation, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


# In the order in which a newcomer mends them.
CHECKS: tuple[Callable[[Situation], Iterable[Finding]], ...] = (
    secret_key.check,
    key_encryption_key.check,
    audit_key.check,
    data_folder.check,
    database.check,
    database_version.check,
    database_locale.check,
    database_extensions.check,
    web_login.check,
    broker.check,
    cache.check,
)
# These ask Django, which starts only where the settings are complete.
CHECKS_WITH_DJANGO: tuple[Callable[[Situation], Iterable[Finding]], ...] = (template.check,)


def examine(situation: Situation) -> list[Finding]:
    """Return everything that is wrong, in the order to mend it."""
    try:
        findings = _run(CHECKS, situation)
        if not any(finding.stops_start for finding in findings):
            findings += _run(CHECKS_WITH_DJANGO, situation)
    finally:
        situation.close()
    return findings


def refuse_unwell(situation: Situation) -> list[Finding]:
    """
    Let a process start only where nothing forbids it; return what is worth a warning.

    :raises UnwellError: something must be mended first.
    """
    findings = examine(situation)
    fatal = [finding for finding in findings if finding.stops_start]
    if fatal:
        raise UnwellError(fatal)
    return findings


def _run(checks: Iterable[Callable[[Situation], Iterable[Finding]]], situation: Situation) -> list[Finding]:
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(situation)
        except UnreachableError:
            # The check `database` has said so already.
            continue
    return findings
