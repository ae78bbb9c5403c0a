"""What administrators read of the city's texts and channels, and clerks of the texts that they begin with."""

from dataclasses import dataclass
from datetime import datetime

import mannaka_tenancy
from case_core.conversations.default_texts import CRISIS_WORDS, DEFAULT_TEXTS
from case_core.conversations.errors import CannedTextNotFoundError, ChannelNotFoundError
from case_core.conversations.models import CannedText, ChannelRules, Conversation, FixedText
from case_core.conversations.policies import can_converse, can_settle_conversations
from case_core.conversations.rules import RULES
from case_core.conversations.states import Language, TextKind
from case_core.conversations.texts import fill, next_opening
from mannaka_kit.decisions import require
from mannaka_kit.ui.contact import known_telephone
from tenants.accounts.actor import Actor
from tenants.plugins.kinds import has_talks
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A fixed text as it holds now: the city's own, or ours."""

    kind: TextKind
    body_ja: str
    body_en: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """A channel, and what was decided for it."""

    channel: Channel
    rules: ChannelRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A text to begin with, filled in for one conversation."""

    id: int
    title: str
    body: str


def wordings_for(viewer: Actor) -> list[Wording]:
    """Return the fixed texts, each as it holds now.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_conversations(viewer))
    own = {text.kind: text for text in FixedText.objects.all()}
    return [_wording(kind, own.get(kind)) for kind in TextKind]


def _wording(kind: TextKind, own: FixedText | None) -> Wording:
    if own is not None:
        return Wording(kind=kind, body_ja=own.body_ja, body_en=own.body_en, is_own=True)
    ja, en = (DEFAULT_TEXTS[language][kind] for language in (Language.JAPANESE, Language.ENGLISH))
    return Wording(kind=kind, body_ja=ja, body_en=en, is_own=False)


def channel_rows_for(viewer: Actor) -> list[ChannelRow]:
    """Return the channels by which citizens write and that were not removed, with what was decided for each.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_conversations(viewer))
    rules = {each.channel_id: each for each in ChannelRules.objects.select_related("decided_by")}
    channels = Channel.objects.exclude(state=ChannelState.REMOVED)
    written = [each for each in channels if has_talks(each.plugin_id)]
    return [ChannelRow(channel=each, rules=rules.get(each.pk) or ChannelRules(channel=each)) for each in written]


def channel_row_for(viewer: Actor, channel_id: int) -> ChannelRow:
    """
    Return one channel with what was decided for it.

    :raises NotAllowedError: the viewer is no administrator.
    :raises ChannelNotFoundError: there is no such channel.
    """
    found = next((row for row in channel_rows_for(viewer) if row.channel.pk == channel_id), None)
    if found is None:
        raise ChannelNotFoundError
    return found


def canned_texts_for(viewer: Actor) -> list[CannedText]:
    """Return the texts that staff begin with, to word them.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_conversations(viewer))
    return list(CannedText.objects.all())


def canned_text_for(viewer: Actor, text_id: int) -> CannedText:
    """
    Return one text.

    :raises NotAllowedError: the viewer is no administrator.
    :raises CannedTextNotFoundError: it is not there.
    """
    require(can_settle_conversations(viewer))
    text = CannedText.objects.filter(pk=text_id).first()
    if text is None:
        raise CannedTextNotFoundError
    return text


def settled_words(viewer: Actor) -> tuple[str, str, bool]:
    """Return the crisis words, one a line, where quick leaving leads, and whether the words are the city's own.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_conversations(viewer))
    rules = RULES.read()
    return rules.crisis_words or "\n".join(CRISIS_WORDS), rules.leave_url, bool(rules.crisis_words)


def texts_offered(viewer: Actor, conversation: Conversation, *, clerk: str, at: datetime) -> list[Offered]:
    """Return the texts to begin an answer with, filled in for a conversation and a clerk.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_converse(viewer))
    texts = list(CannedText.objects.all())
    if not texts:
        return []
    values = {
        "city": mannaka_tenancy.require_current().name,
        "telephone": known_telephone(),
        "next_opening": next_opening(at),
        "name": conversation.display_name,
        "clerk": clerk,
    }
    return [Offered(id=text.pk, title=text.title, body=fill(text.body, values)) for text in texts]
