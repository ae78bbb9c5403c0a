"""Reading the query with which a telephone opens the screen: every box has names of its own for the same things."""

import re
from typing import Final
from urllib.parse import parse_qs

from integrations.calls.phone.numbers import national, read_caller
from mannaka_sdk import CallPop

_CALLER: Final = ("ani", "caller", "callerid", "number", "tel", "from")
_CALLED: Final = ("dnis", "called", "did", "to")
_CALL: Final = ("call", "callid", "call_id", "uniqueid")
_REASON: Final = ("hidden", "reason")
_FIELDS: Final = 40
_NOT_PLAIN: Final = re.compile(r"[^\x21-\x7e]")


def read_query(query: str) -> CallPop | None:
    """Return who calls whom; none where the query tells of no call."""
    try:
        told = parse_qs(query[:2000], max_num_fields=_FIELDS)
    except ValueError:
        return None
    named = {name.lower(): values[0] for name, values in told.items()}
    caller, hidden = read_caller(_first(named, _CALLER), _first(named, _REASON))
    call = _NOT_PLAIN.sub("", _first(named, _CALL))[:200]
    if not (caller or hidden or call):
        return None
    return CallPop(caller=caller, hidden=hidden, called=national(_first(named, _CALLED)), call_id=call)


def _first(told: dict[str, str], names: tuple[str, ...]) -> str:
    found = next((told[name] for name in names if told.get(name)), "")
    # A plus sign that a box forgot to escape arrives as a space.
    return f"+{found[1:]}" if found.startswith(" ") else found
