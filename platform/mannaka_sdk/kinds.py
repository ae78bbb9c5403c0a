"""What a plugin can be, and what it can do."""

from enum import StrEnum, unique


@unique
class Kind(StrEnum):
    """What a plugin is. Each kind has an interface version of its own."""

    MESSAGING = "messaging"
    """Citizens write to the city and are answered: LINE, mail, SMS."""
    MEETING = "meeting"
    """People meet by video."""
    CALL = "call"
    """A telephone system tells who is calling."""
    BOOKING = "booking"
    """Bookings made elsewhere are taken over."""
    PARTNER = "partner"
    """Matters are handed to partner organisations."""
    ASSISTANT = "assistant"
    """Texts are drafted, summed up or made plain, for a person to check."""


@unique
class Capability(StrEnum):
    """What a plugin can do beyond the least of its kind. The conformance kit holds it to each one it declares."""

    TEXT_IN = "text_in"
    """Citizens can write."""
    TEXT_OUT = "text_out"
    """The city can write."""
    MEDIA_IN = "media_in"
    """Citizens can send files. Needs `fetch_media`."""
    MEDIA_OUT = "media_out"
    """The city can send files."""
    REPLY_WINDOW = "reply_window"
    """An inbound event carries a handle for one answer within a short time."""
    QUICK_REPLY = "quick_reply"
    """A message can offer choices to press."""
    CARD = "card"
    """A message can be a card with a title, a text and links."""
    RETRACT_IN = "retract_in"
    """The service tells when a citizen takes a message back."""
    FOLLOW_IN = "follow_in"
    """The service tells when a citizen begins or ends following the account."""
    MARK_READ = "mark_read"
    """The citizen can be shown that a message was read. Needs `mark_read`."""
    DELIVERY_STATUS = "delivery_status"
    """The service tells what became of a message."""
    QUOTA = "quota"
    """The service counts messages. Needs `quota`."""
    IDENTITY_LINK = "identity_link"
    """A citizen can link the account of the service with the city's own page."""
    LINK_PAGE = "link_page"
    """The service has a page of its own on which a citizen links the account. Needs `link_page`."""
    PROFILE = "profile"
    """The service tells what somebody calls themselves there. Needs `profile`."""
    MENUS = "menus"
    """The service shows a menu, another one while the centre is closed. Needs `show_menu`."""
    LOBBY = "lobby"
    """A meeting has a waiting room."""
    ROLE_LINKS = "role_links"
    """Each role enters a meeting by a link of its own."""
    PRESENCE = "presence"
    """The service tells who entered and left a meeting."""
    CALL_EVENTS = "call_events"
    """The telephone system tells of ringing, answered and ended calls."""
    CALL_RECORDINGS = "call_recordings"
    """The telephone system tells of recordings that rest there."""


INTERFACE_VERSIONS: dict[Kind, int] = dict.fromkeys(Kind, 1)
"""The version of each kind's interface that this SDK speaks."""
