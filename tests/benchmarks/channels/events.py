"""What the service delivers: numbered messages of numbered people."""

from datetime import UTC, datetime, timedelta
from typing import Final

from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk import RawRequest
from mannaka_sdk.simulation import Wrote

_SERVICE: Final = EchoSimulator()
# Long past, so that what happened later was written later, whenever it comes.
_BEGAN: Final = datetime(2026, 1, 13, tzinfo=UTC)


def message(person: str, number: int) -> Wrote:
    """Return a person's message of a number; its words are the number."""
    at = _BEGAN + timedelta(seconds=number)
    return Wrote(event_id=f"{person}/{number}", at=at, person=person, message_id=f"{person}/{number}", text=str(number))


def delivery_of(messages: list[Wrote]) -> RawRequest:
    """Return a delivery, signed now."""
    return _SERVICE.sign(_SERVICE.body(*messages), secrets=_SERVICE.secrets(), at=datetime.now(UTC))
