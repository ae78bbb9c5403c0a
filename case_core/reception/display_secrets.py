"""The secret in the address of a screen."""

from typing import Final

from mannaka_kit.identifiers import TokenKind

SCREEN: Final = TokenKind("reception-display")
