"""The telephones of a city's citizens, and the telephone system that tells the city of their calls."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from mannaka.simulate.console import Console
from mannaka_kit import clock
from mannaka_sdk import CallPhase, NumberHidden
from mannaka_sdk.simulation import Telephoned, WasRecorded

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from mannaka.simulate.accounts import CityPhone
    from mannaka.simulate.webhooks import Postman

CALLED: Final = "0898360000"
EXTENSIONS: Final = ("201", "202", "203")
MOST_KEPT: Final = 20
_STRANGE: Final = re.compile(r"[^0-9+-]")


@dataclass(slots=True, kw_only=True)
class Call:
    """A call, as the telephone system sees it."""

    id: str
    caller: str
    hidden: NumberHidden | None
    at: datetime
    extension: str = ""
    phase: CallPhase = CallPhase.RINGING
    answered_at: datetime | None = None
    seconds: int = 0
    is_recorded: bool = False


class PhoneLines:
    """Everything that the telephone window of a city shows and does."""

    def __init__(self, phone: CityPhone, postman: Postman) -> None:
        self.phone = phone
        self.city = phone.city
        self.console = Console(phone, phone.city, postman)
        self.calls: list[Call] = []

    def call(self, call_id: str) -> Call | None:
        """Return a call."""
        return next((each for each in self.calls if each.id == call_id), None)

    def ring(self, number: str, hidden: NumberHidden | None) -> Call:
        """Let a telephone ring at the city, with a number or with the reason why there is none."""
        caller = "" if hidden else _STRANGE.sub("", number)[:16]
        call = Call(id=secrets.token_hex(8), caller=caller, hidden=hidden, at=clock.now())
        self.calls = [call, *self.calls][:MOST_KEPT]
        self._tell(_("着信"), call)
        return call

    def answer(self, call: Call, extension: str) -> None:
        """Let somebody at the city take the call."""
        if call.phase is CallPhase.RINGING:
            call.phase, call.answered_at, call.extension = CallPhase.ANSWERED, clock.now(), extension
            self._tell(_("応答"), call)

    def end(self, call: Call) -> None:
        """Let somebody hang up."""
        if call.phase is not CallPhase.ENDED:
            call.phase = CallPhase.ENDED
            if call.answered_at:
                call.seconds = int((clock.now() - call.answered_at).total_seconds())
            self._tell(_("終話"), call)

    def record(self, call: Call) -> None:
        """Let the telephone system tell that it has a recording of an ended call."""
        if call.phase is CallPhase.ENDED and call.answered_at and not call.is_recorded:
            call.is_recorded = True
            told = WasRecorded(
                event_id=secrets.token_hex(8),
                at=clock.now(),
                call_id=call.id,
                ref=f"REC-{call.id}",
                seconds=max(call.seconds, 1),
            )
            self.console.tell(_("録音"), told)

    def pop_query(self, call: Call) -> str:
        """Return the query with which the telephone opens the city's screen."""
        caller = call.hidden.value if call.hidden else call.caller
        return self.phone.pop_query(caller=caller, called=CALLED, call_id=call.id)

    def _tell(self, title: StrOrPromise, call: Call) -> None:
        told = Telephoned(
            event_id=secrets.token_hex(8),
            at=clock.now(),
            call_id=call.id,
            phase=call.phase,
            caller=call.caller,
            hidden=call.hidden,
            called=CALLED,
            extension=call.extension,
        )
        self.console.tell(title, told)
