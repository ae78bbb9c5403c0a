"""What an account is linked by: told to the service's page, and told back by the service."""

from typing import Final

from mannaka_kit.identifiers import TokenKind

NONCE: Final = TokenKind("conversation-account-link")
