"""Which methods a kind and a capability ask for: the table that the host and the conformance kit go by."""

from typing import Any, Final

from mannaka_sdk.assistants import Assistant
from mannaka_sdk.bookings import BookingSource
from mannaka_sdk.calling import CallSource
from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.manifest import Inbound, Manifest
from mannaka_sdk.meetings import MeetingProvider
from mannaka_sdk.messaging import (
    FetchesMedia,
    LinksAccounts,
    MarksRead,
    MessagingChannel,
    PollsService,
    ShowsMenus,
    TellsProfiles,
    TellsQuota,
)
from mannaka_sdk.partners import PartnerGateway

INTERFACE_OF: Final[dict[Kind, Any]] = {
    Kind.MESSAGING: MessagingChannel,
    Kind.MEETING: MeetingProvider,
    Kind.CALL: CallSource,
    Kind.BOOKING: BookingSource,
    Kind.PARTNER: PartnerGateway,
    Kind.ASSISTANT: Assistant,
}
"""The Protocol of each kind."""

NEEDED_BY: Final[dict[Capability, Any]] = {
    Capability.MEDIA_IN: FetchesMedia,
    Capability.MARK_READ: MarksRead,
    Capability.QUOTA: TellsQuota,
    Capability.PROFILE: TellsProfiles,
    Capability.LINK_PAGE: LinksAccounts,
    Capability.MENUS: ShowsMenus,
}
"""The Protocol that a capability asks for; the other ones need no method of their own."""


def methods_of(interface: Any) -> dict[str, Any]:
    """Return the methods that a Protocol asks for, by name."""
    return {
        name: member
        for each in reversed(interface.__mro__)
        if each.__module__.startswith(__package__)
        for name, member in vars(each).items()
        if callable(member) and not name.startswith("_")
    }


def required_methods(manifest: Manifest) -> dict[str, Any]:
    """Return the methods that a manifest promises."""
    interfaces = [INTERFACE_OF[kind] for kind in sorted(manifest.kinds)]
    interfaces += [NEEDED_BY[each] for each in sorted(manifest.capabilities) if each in NEEDED_BY]
    if manifest.inbound in {Inbound.POLL, Inbound.BOTH}:
        interfaces.append(PollsService)
    return {name: method for each in interfaces for name, method in methods_of(each).items()}


def optional_methods() -> frozenset[str]:
    """Return the methods that only a declared capability brings."""
    return frozenset({name for each in (*NEEDED_BY.values(), PollsService) for name in methods_of(each)})
