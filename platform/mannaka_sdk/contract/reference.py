"""The reference page for vendors, made of the types and their docstrings."""

import inspect
import re
from collections.abc import Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, Final

import mannaka_sdk
from mannaka_sdk.base import Model

PAGE: Final = Path("docs", "reference", "plugin-sdk.md")
_MODULE: Final = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z_])")
_TITLES: Final = {
    "plugin": "Every plugin",
    "messaging": "Messaging",
    "messages": "Messages",
    "events": "Events",
    "webhooks": "Deliveries",
    "manifest": "The manifest",
    "kinds": "Kinds and capabilities",
    "privacy": "The privacy sheet",
    "configuration": "Settings and secrets",
    "context": "What a call gets",
    "egress": "The way out",
    "errors": "Errors",
    "reports": "Reports",
    "people": "People and conversations",
    "meetings": "Meetings",
    "calling": "Telephones",
    "calls": "Calls",
    "bookings": "Bookings",
    "partners": "Partners",
    "assistants": "Assistants",
    "signatures": "Signatures",
    "splitting": "Long texts",
    "words": "Words",
    "versions": "Versions",
    "base": "Every value",
}
_HEAD: Final = f"""# Plugin SDK
<!-- Written by `python -m mannaka_sdk.contract`; change the code, not this page. -->

Every public name of `mannaka-sdk` {mannaka_sdk.__version__}. A plugin imports from `mannaka_sdk`, and from nowhere else
of ours. How to begin, and what a version promises: [README](../../platform/mannaka_sdk/README.md). The smallest whole
plugin: [`integrations/channels/echo`](../../integrations/channels/echo/plugin.py).

A vendor's distribution names its class in the entry-point group `mannaka.plugins`:

```toml
[project.entry-points."mannaka.plugins"]
"jp.example.sms" = "example_sms:SmsChannel"
```
"""


def page() -> str:
    """Return today's page."""
    from mannaka_sdk.contract.checks import kit_part

    parts = [_part(module, title) for module, title in _TITLES.items()]
    return _HEAD + "".join(parts) + kit_part()


def _part(module: str, title: str) -> str:
    named = {name: getattr(mannaka_sdk, name) for name in mannaka_sdk.__all__}
    own = {name: each for name, each in named.items() if _home(each) == f"mannaka_sdk.{module}"}
    described = "".join(_entry(name, each) for name, each in own.items())
    return f"\n## {title}\n{described}" if described else ""


def _home(thing: Any) -> str:
    return thing.__module__ if isinstance(thing, type) or inspect.isfunction(thing) else ""


def _entry(name: str, thing: Any) -> str:
    text = f"\n### `{name}`\n{inspect.getdoc(thing)}\n"
    rows = list(_rows(thing))
    return text + ("\n" + "\n".join(rows) + "\n" if rows else "")


def _rows(thing: Any) -> Iterator[str]:
    if isinstance(thing, EnumType):
        yield from ["| member | |", "|---|---|"]
        yield from (f"| `{member.value}` | {_member_doc(thing, member.name)} |" for member in thing)
    elif isinstance(thing, type) and issubclass(thing, Model) and thing.model_fields:
        yield from ["| field | type | |", "|---|---|---|"]
        yield from (_field_row(name, info) for name, info in thing.model_fields.items())
    if isinstance(thing, type) and not isinstance(thing, EnumType):
        yield from _method_rows(thing)


def _field_row(name: str, info: Any) -> str:
    kind = _MODULE.sub("", inspect.formatannotation(info.annotation)).replace("|", "\\|")
    optional = "" if info.is_required() else " Optional."
    return f"| `{name}` | `{kind}` | {info.description or ''}{optional} |"


def _method_rows(owner: type) -> Iterator[str]:
    for name, member in vars(owner).items():
        plain = getattr(member, "__func__", member)
        if inspect.isfunction(plain) and not name.startswith("_"):
            call = _MODULE.sub("", str(inspect.signature(plain))).replace("_contra", "").replace("_co", "")
            prefix = "async " if inspect.iscoroutinefunction(plain) else ""
            yield f"\n`{prefix}{name}{call}`\n: {' '.join((inspect.getdoc(plain) or '').split())}"


def _member_doc(owner: EnumType, member: str) -> str:
    """Return the text below a member: Python drops it, the source keeps it."""
    found = re.search(rf'^    {member} = .*\n    """(.*)"""', inspect.getsource(owner), re.MULTILINE)
    return found[1] if found else ""
