"""Words in the two languages of every screen."""

from typing import Literal

from pydantic import Field

from mannaka_sdk.base import Model

Locale = Literal["ja", "en"]


class LocalizedText(Model):
    """A text in Japanese and in English."""

    ja: str = Field(min_length=1)
    """What a Japanese screen shows."""
    en: str = Field(min_length=1)
    """What an English screen shows."""

    def in_language(self, locale: Locale) -> str:
        """Return the text of one language."""
        return self.ja if locale == "ja" else self.en
