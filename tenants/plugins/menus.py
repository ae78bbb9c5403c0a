"""The menu below the talk: which one fits the hour, and having the services show it."""

from datetime import datetime, timedelta
from typing import Final

from pydantic import HttpUrl

from mannaka_kit import audit
from mannaka_kit.ui.addresses import whole_address
from mannaka_sdk import Menu, MenuItem, MenuPlace, MenuState
from tenants.hours.selectors import opening_state
from tenants.plugins.actions.note_menu import note_menu
from tenants.plugins.asking import ask_for_menu
from tenants.plugins.errors import ChannelNotFoundError
from tenants.plugins.models import Channel
from tenants.plugins.selectors import channels_with_menus

# A service that did not do it is left in peace for a while; the administrator sees that it did not.
PATIENCE: Final = timedelta(minutes=10)
# In the city's own language, as its pictures are: everybody sees the same menu.
_BARS: Final = {MenuState.OPEN: "相談メニュー", MenuState.CLOSED: "相談（受付時間外）"}
_LABELS: Final = {
    MenuPlace.WRITE: "相談を書く",
    MenuPlace.REPLIES: "お返事を見る",
    MenuPlace.HOURS: "受付時間・電話",
}


def show_due_menus(*, at: datetime) -> int:
    """Have each channel's service show the menu that fits the hour, where it shows another one; return how many."""
    is_open = opening_state(at=at).is_open
    asked = 0
    for channel in channels_with_menus():
        state = _fitting(channel, is_open=is_open)
        if channel.menu_shown == state or _rests(channel, at):
            continue
        problem = ask_for_menu(audit.SYSTEM, channel, menu_of(state))
        try:
            note_menu(channel=channel, state=state, is_shown=problem is None, at=at)
        except ChannelNotFoundError:  # removed while it was asked
            continue
        asked += 1
    return asked


def menu_of(state: MenuState) -> Menu:
    """Return what a menu consists of: the city's form, its answers, its hours."""
    if state is MenuState.HIDDEN:
        return Menu(state=state)
    addresses = {
        MenuPlace.WRITE: whole_address("eservices:start"),
        MenuPlace.REPLIES: whole_address("portal:door"),
        MenuPlace.HOURS: whole_address("wagtail_serve", ""),
    }
    items = (MenuItem(place=place, label=_LABELS[place], url=HttpUrl(url)) for place, url in addresses.items())
    return Menu(state=state, bar=_BARS[state], items=tuple(items))


def _fitting(channel: Channel, *, is_open: bool) -> MenuState:
    if not channel.menu_is_wanted:
        return MenuState.HIDDEN
    return MenuState.OPEN if is_open else MenuState.CLOSED


def _rests(channel: Channel, at: datetime) -> bool:
    return channel.menu_failed_at is not None and at - channel.menu_failed_at < PATIENCE
