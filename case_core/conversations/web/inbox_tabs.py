"""The two halves of the inbox, one list beside the other."""

from django.utils.translation import gettext

from mannaka_kit.ui.addresses import address_of
from mannaka_kit.ui.links import NavLink


def inbox_tabs(current: str) -> list[NavLink]:
    """Return the tabs: matters and additions, and conversations."""
    named = (("console:inbox", gettext("相談と書き足し")), ("conversations:inbox", gettext("会話")))
    return [NavLink(label=label, url=address_of(name), is_current=name == current) for name, label in named]
