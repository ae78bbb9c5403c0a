"""The reference page for vendors, made of the types and their docstrings."""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final

import mannaka_sdk
import mannaka_sdk.remote
import mannaka_sdk.testing
from mannaka_sdk.base import Model
from mannaka_sdk.contract.checks import kit_part
from mannaka_sdk.contract.plain import plain

PAGE: Final = Path("docs", "reference", "plugin-sdk.md")
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
    "lines": "Connections",
    "errors": "Errors",
    "reports": "Reports",
    "people": "People and conversations",
    "meetings": "Meetings",
    "meeting_states": "Roles and phases of a meeting",
    "calling": "Telephones",
    "calls": "Calls",
    "bookings": "Bookings",
    "partners": "Partners",
    "referral_states": "How a referral stands",
    "assistants": "Assistants",
    "signatures": "Signatures",
    "splitting": "Long texts",
    "words": "Words",
    "versions": "Versions",
    "base": "Every value",
    "simulation": "The simulator that a vendor writes",
    "simulated_meetings": "A service for meetings",
    "simulated_partners": "A service for partners",
    "simulated_lines": "A service that is reached by connections",
    "remote.serving": "A vendor's own server",
    "remote.protocol": "What travels to a vendor's server",
    "remote.allowing": "What the operator keeps of it",
    "remote.calling": "The host's side of it",
    "remote.standing_in": "A class that stands in for a plugin elsewhere",
    "testing.conformance": "Running the conformance kit",
    "testing.bench": "What is examined",
    "testing.expect": "What a check raises",
    "testing.wire": "The way out in a test",
    "testing.lines": "Connections in a test",
    "testing.openapi": "A service's own contract",
    "testing.doubles": "Clock, state, log and sink in a test",
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
    parts = [_part(module, title) for module, title in _TITLES.items()]
    return _HEAD + "".join(parts) + kit_part()


def _part(module: str, title: str) -> str:
    packages = (mannaka_sdk, mannaka_sdk.remote, mannaka_sdk.testing)
    named = {name: getattr(package, name) for package in packages for name in package.__all__}
    own = {name: each for name, each in named.items() if _home(each) == f"mannaka_sdk.{module}"}
    described = "".join(_entry(name, each) for name, each in own.items())
    return f"\n## {title}\n{described}" if described else ""


def _home(thing: Any) -> str:
    return thing.__module__ if isinstance(thing, type) or inspect.isfunction(thing) else ""


def _entry(name: str, thing: Any) -> str:
    text = f"\n### `{name}`\n{inspect.getdoc(thing)}\n"
    rows = list(_rows(thing))
    return (text + "\n" + "\n".join(rows).strip("\n") + "\n") if rows else text


def _rows(thing: Any) -> Iterator[str]:
    if isinstance(thing, type) and issubclass(thing, Enum):
        yield from ["| member | |", "|---|---|"]
        yield from (f"| `{each.value}` | {_text_below(thing, name)} |" for name, each in thing.__members__.items())
    elif isinstance(thing, type) and issubclass(thing, Model) and thing.model_fields:
        yield from ["| field | type | |", "|---|---|---|"]
        yield from (_field_row(name, info) for name, info in thing.model_fields.items())
    elif isinstance(thing, type):
        yield from _attribute_rows(thing)
    if isinstance(thing, type) and not issubclass(thing, Enum):
        yield from _method_rows(thing)


def _field_row(name: str, info: Any) -> str:
    kind = plain(inspect.formatannotation(info.annotation)).replace("|", "\\|")
    optional = "" if info.is_required() else " Optional."
    return f"| `{name}` | `{kind}` | {info.description or ''}{optional} |"


def _attribute_rows(owner: type) -> Iterator[str]:
    named = {name: each for name, each in inspect.get_annotations(owner).items() if not name.startswith("_")}
    if named:
        yield from ["| attribute | type | |", "|---|---|---|"]
        for name, annotation in named.items():
            kind = plain(inspect.formatannotation(annotation)).replace("|", "\\|")
            yield f"| `{name}` | `{kind}` | {_text_below(owner, name)} |"


def _method_rows(owner: type) -> Iterator[str]:
    for name, member in vars(owner).items():
        function = inspect.unwrap(getattr(member, "fget", None) or getattr(member, "__func__", member))
        is_made = name == "__init__" and issubclass(owner, Exception)
        if inspect.isfunction(function) and (is_made or not name.startswith("_")):
            call = plain(str(inspect.signature(function)))
            prefix = "async " if inspect.iscoroutinefunction(function) else ""
            said = " ".join((inspect.getdoc(function) or "").replace("\n\n:raises", " Raises").split())
            yield f"\n`{prefix}{owner.__name__ if is_made else name}{call}`{'' if is_made else f': {said}'}"


def _text_below(owner: type, member: str) -> str:
    """Return the text below a member or an attribute: Python drops it, the source keeps it."""
    found = re.search(rf'^    {member}\b.*\n    """(.*)"""', inspect.getsource(owner), re.MULTILINE)
    return found[1] if found else ""
