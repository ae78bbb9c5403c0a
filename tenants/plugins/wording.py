"""What a plugin says in two languages, in the one of the page."""

from django.utils.translation import get_language

from mannaka_sdk import LocalizedText


def said(text: LocalizedText) -> str:
    """Return a plugin's words in the language in force."""
    return text.in_language("en" if (get_language() or "ja").startswith("en") else "ja")
