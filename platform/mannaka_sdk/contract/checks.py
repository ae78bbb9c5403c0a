"""The part of the reference page on the conformance kit."""

from mannaka_sdk.testing.conformance import AREAS
from mannaka_sdk.testing.registry import CHECKS, Check
from mannaka_sdk.testing.remote import NOT_FROM_OUTSIDE


def kit_part() -> str:
    """Return what a plugin is examined for, as a table for each area."""
    head = (
        "\n## What the conformance kit examines\n\n"
        f"{len(CHECKS)} checks. Those of a capability apply to plugins that declare it. A plugin that passes every\n"
        "check that applies is `bronze`.\n\n"
        "`verify` and `parse` apply to plugins that the service calls, `poll` to those that ask it; how a plugin does\n"
        "while its service is away, to those that have a host to call. Not examined yet:\n"
        "what the kinds other than `messaging`, `call` and `meeting` do beyond the checks for all.\n\n"
        "With `--remote URL` the plugin on its vendor's server is examined, and what is about code in the same\n"
        f"process is left out: {', '.join(f'`{code}`' for code in sorted(NOT_FROM_OUTSIDE))}.\n"
    )
    return head + "".join(_area(area) for area in AREAS)


def _area(area: str) -> str:
    rows = "\n".join(_row(each) for code, each in CHECKS.items() if code.startswith(f"{area}."))
    return f"\n### `{area}`\n| check | for | a plugin that passes |\n|---|---|---|\n{rows}\n"


def _row(each: Check) -> str:
    owner = each.needs or ", ".join(sorted(each.kinds, reverse=True)) or "all"
    return f"| `{each.code.partition('.')[2]}` | {owner} | {each.says} |"
