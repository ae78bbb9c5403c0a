"""Runs the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mannaka.doctor.checks import (
    audit_key,
    broker,
    cache,
    channels,
    checkpoints,
    city_grants,
    city_keys,
    city_schemas,
    city_walls,
    clocks,
    data_folder,
    database,
    database_extensions,
    database_locale,
    database_login,
    database_version,
    disk_space,
    durability,
    flags,
    health_folder,
    insecure_http,
    key_encryption_key,
    mail_domains,
    one_database,
    open_valkey,
    outbox_backlog,
    outbox_walls,
    owner_login,
    pdf_press,
    plugin_list,
    plugins,
    ports,
    relay_login,
    scanner,
    secret_key,
    simulator,
    static_files,
    template,
    unknown_names,
    valkey_apart,
    web_login,
)
from mannaka.doctor.finding import Finding, UnwellError
from mannaka.doctor.situation import Situation, UnreachableError

Check = Callable[[Situation], Iterable[Finding]]
# In the order in which a newcomer mends them.
CHECKS: tuple[Check, ...] = (
    secret_key.check,
    key_encryption_key.check,
    audit_key.check,
    flags.check,
    ports.check,
    database_login.check,
    unknown_names.check,
    data_folder.check,
    health_folder.check,
    disk_space.check,
    database.check,
    one_database.check,
    database_version.check,
    database_locale.check,
    database_extensions.check,
    durability.check,
    clocks.check,
    web_login.check,
    owner_login.check,
    relay_login.check,
    outbox_walls.check,
    outbox_backlog.check,
    city_walls.check,
    city_schemas.check,
    insecure_http.check,
    scanner.check,
    plugin_list.check,
    mail_domains.check,
    simulator.check,
    broker.check,
    cache.check,
    valkey_apart.check,
    open_valkey.check,
    pdf_press.check,
)
# These ask Django, which starts only where the settings are complete.
CHECKS_WITH_DJANGO: tuple[Check, ...] = (plugins.check, template.check, static_files.check)
# These ask cities, which are of the code's release only where the template is.
CHECKS_OF_CITIES: tuple[Check, ...] = (city_keys.check, city_grants.check, channels.check, checkpoints.check)


def examine(situation: Situation) -> list[Finding]:
    """Return everything that is wrong, in the order to mend it."""
    try:
        findings: list[Finding] = []
        for checks in (CHECKS, CHECKS_WITH_DJANGO, CHECKS_OF_CITIES):
            findings += _run(checks, situation)
            if any(finding.stops_start for finding in findings):
                break
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


def _run(checks: Iterable[Check], situation: Situation) -> list[Finding]:
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(situation)
        except UnreachableError:
            # The check `database` has said so already.
            continue
    return findings
