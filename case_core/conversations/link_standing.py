"""Whether a conversation belongs to a case, and whether its citizen can link it with one."""

from dataclasses import dataclass

from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.models import Conversation
from mannaka_sdk import Capability
from tenants.plugins.catalogue import manifest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStanding:
    """Whether a conversation belongs to a case, and whether its citizen can link it with one."""

    channel: str
    is_linked: bool
    can_link: bool


def link_standing(conversation: Conversation) -> LinkStanding:
    """Return how a conversation stands, which was read with its channel and case."""
    goes_on = conversation.case is not None and not conversation.case.is_closed
    return LinkStanding(
        channel=conversation.channel.label,
        is_linked=conversation.case is not None,
        can_link=has_link_page(conversation) and not goes_on,
    )


def link_standing_of(conversation_id: int) -> LinkStanding:
    """
    Return how a conversation stands whose page the citizen has open; nothing that was written is read.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    return link_standing(conversation_of_page(conversation_id))


def conversation_of_page(conversation_id: int) -> Conversation:
    """
    Return the conversation whose page a citizen has open, with its channel and case.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    found = Conversation.objects.select_related("channel", "case").filter(pk=conversation_id).first()
    if found is None:
        raise ConversationNotFoundError
    return found


def has_link_page(conversation: Conversation) -> bool:
    """Tell whether the service has a page on which accounts are linked."""
    manifest = manifest_of(conversation.channel.plugin_id)
    return manifest is not None and Capability.LINK_PAGE in manifest.capabilities
