"""The part of the reference page on the conformance kit."""

from mannaka_sdk.testing.conformance import AREAS
from mannaka_sdk.testing.registry import CHECKS, Check


def kit_part() -> str:
    """Return what a plugin is examined for, as a table for each area."""
    head = (
        "\n## What the conformance kit examines\n\n"
        f"{len(CHECKS)} checks. Those of a capability apply to plugins that declare it. A plugin that passes every\n"
        "check that applies is `bronze`.\n\n"
        "Not examined yet: what `poll`, `fetch_media` and `mark_read` do (only that they are there), reply handles,\n"
        "cards and files that a plugin declares to send, and what the kinds other than `messaging` do beyond the\n"
        "checks for all.\n"
    )
    return head + "".join(_area(area) for area in AREAS)


def _area(area: str) -> str:
    rows = "\n".join(_row(each) for code, each in CHECKS.items() if code.startswith(f"{area}."))
    return f"\n### `{area}`\n| check | for | a plugin that passes |\n|---|---|---|\n{rows}\n"


def _row(each: Check) -> str:
    owner = each.needs or each.kind or "all"
    return f"| `{each.code.partition('.')[2]}` | {owner} | {each.says} |"
