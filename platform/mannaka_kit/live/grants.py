"""What a ticket grants, as it lies in Valkey between the web process and the process `live`. No Django."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from mannaka_kit.live import names

TICKET_SECONDS = 30
STREAM_SECONDS = 300
EPOCH_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Who may hear which topics of which city, at which host, from pages of which origin, until when."""

    city: UUID
    host: str
    origin: str
    user_id: int
    session: str
    topics: tuple[str, ...]
    epochs: tuple[str, ...]
    expires_at: float

    def to_json(self) -> str:
        """Return the grant as text."""
        return json.dumps({**asdict(self), "city": str(self.city)})

    @classmethod
    def from_json(cls, text: str | bytes) -> "Grant":
        """Read a grant."""
        held = json.loads(text)
        held |= {"city": UUID(held["city"]), "topics": tuple(held["topics"]), "epochs": tuple(held["epochs"])}
        return cls(**held)

    @property
    def channels(self) -> tuple[str, ...]:
        """Return the channels of the topics."""
        return tuple(names.channel(self.city, topic) for topic in self.topics)

    @property
    def epoch_keys(self) -> tuple[str, str]:
        """Return the keys whose values must stay `epochs`."""
        return names.user_epoch_key(self.city, self.user_id), names.session_epoch_key(self.city, self.session)
