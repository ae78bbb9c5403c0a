"""What an operator keeps of a plugin elsewhere: where it is, the key, and the very description that was looked at."""

from typing import Any, Self

from pydantic import Field, SecretStr, ValidationError, field_serializer

from mannaka_sdk.base import Model
from mannaka_sdk.plugin import Description
from mannaka_sdk.remote.calling import RemoteServer, fetch_description
from mannaka_sdk.remote.protocol import fingerprint, good_key
from mannaka_sdk.remote.standing_in import remote_plugin


class AllowedPlugin(Model):
    """A plugin on its vendor's server as the operator allowed it. It holds the key: keep it as a secret."""

    url: str = Field(pattern=r"^https://|^http://(127\.0\.0\.1|localhost)[:/]")
    """The server's address: https, or plain HTTP at this very machine."""
    key: SecretStr
    """What both sides sign with."""
    fingerprint: str
    """The SHA-256 of the description."""
    description: Description
    """What was looked at."""

    @field_serializer("key")
    def _revealed(self, key: SecretStr) -> str:
        return key.get_secret_value()

    @classmethod
    def fetched(cls, url: str, *, key: str) -> Self:
        """
        Ask a server what it serves.

        :raises ValueError: if the address or the key is none.
        :raises PluginError: if the server does not answer as it should.
        """
        description = fetch_description(RemoteServer(url=url, key=good_key(key)))
        return cls(url=url, key=good_key(key), fingerprint=fingerprint(description), description=description)

    @classmethod
    def from_file(cls, text: str) -> Self:
        """
        Read what an operator kept.

        :raises ValueError: if it is no such file, or was changed by hand.
        """
        try:
            allowed = cls.from_wire(text)
        except ValidationError as error:
            places = sorted({".".join(map(str, each["loc"])) for each in error.errors(include_input=False)})
            raise ValueError(f"it cannot be read: {', '.join(places) or 'no JSON'}") from None
        if fingerprint(allowed.description) != allowed.fingerprint:
            raise ValueError("its description is not the one that was looked at")
        good_key(allowed.key.get_secret_value())
        return allowed

    def plugin(self) -> type[Any]:
        """
        Return the class that stands in for it.

        :raises ValueError: if it cannot run elsewhere.
        """
        return remote_plugin(self.description, RemoteServer(url=self.url, key=self.key, fingerprint=self.fingerprint))
