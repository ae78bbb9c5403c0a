"""People and conversations, as a service knows them."""

from pydantic import AwareDatetime, Field, HttpUrl

from mannaka_sdk.base import Model


class ExternalIdentity(Model):
    """Somebody as the service knows them. It proves nothing about who the person is."""

    id: str = Field(min_length=1, max_length=512)
    """The service's own identifier: a LINE user id, a mail address, a telephone number."""
    display_name: str = ""
    """What the person calls themselves there, where the delivery says so."""


class ConversationKey(Model):
    """What keeps the messages of one conversation together and in order."""

    id: str = Field(min_length=1, max_length=512)
    """The same for every event of the conversation, and for no other one."""


class ReplyHandle(Model):
    """A right to answer once, for a short time."""

    token: str = Field(repr=False)
    """What the service wants to see again. It is kept encrypted and dropped when it ends."""
    expires_at: AwareDatetime
    """When it ends."""


class Profile(Model):
    """What somebody tells the service about themselves. It proves nothing about who the person is."""

    display_name: str = ""
    """What they call themselves there; they may change it at any time."""


class LinkPage(Model):
    """The service's own page on which a citizen links the account; it sees whether it is theirs."""

    url: HttpUrl
    """Where the citizen is led, once."""
    expires_at: AwareDatetime
    """When it ends."""
