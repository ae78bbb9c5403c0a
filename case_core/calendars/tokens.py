"""The token in a calendar's address."""

from typing import Final

from mannaka_kit.identifiers import TokenKind

FEED: Final = TokenKind("calendar-feed")
