"""Sending: one mail for each message, recognisable as the same one however often it is tried."""

from integrations.channels.mail.addresses import deliverable
from integrations.channels.mail.notes import Heard, last_heard, note_sent, was_sent
from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.smtp import hand_over, outbox
from integrations.channels.mail.tokens import Signs, is_conversation, new_conversation
from integrations.channels.mail.writing import Letter, written
from mannaka_sdk import (
    ContentRejectedError,
    Context,
    Outbound,
    OutboundPart,
    Preview,
    PreviewBubble,
    RecipientGoneError,
    SendResult,
    SendState,
    TextPart,
)


def preview(message: Outbound) -> Preview:
    """Show the mail's text, and what a mail cannot carry."""
    problems = tuple(problem for part in message.parts if (problem := _problem_of(part)))
    text = text_of(message)
    return Preview(bubbles=(PreviewBubble(text=text),) if text else (), problems=problems)


def text_of(message: Outbound) -> str:
    """Return a message's texts, with an empty line between two of them."""
    return "\n\n".join(part.text for part in message.parts if isinstance(part, TextPart))


def _problem_of(part: OutboundPart) -> str:
    if not isinstance(part, TextPart):
        return f"this channel carries texts only, no {part.type}"
    return "a mail offers nothing to press" if part.choices else ""


def send(ctx: Context[MailConfig, MailSecrets], message: Outbound) -> SendResult:
    """
    Hand a message to the server for sending.

    A second try of what was surely taken is not made. Where the answer was lost it is made, with the same Message-ID
    and the same bytes, so that a mailbox that knows mails by their name shows it once.

    :raises PluginError: the one that tells the host what to do next.
    """
    if problems := preview(message).problems:
        raise ContentRejectedError(problems[0], field="parts")
    to = deliverable(message.to.id)
    if to is None:
        raise RecipientGoneError("this is no address that a server takes")
    if was_sent(ctx.state, message.id):
        return SendResult(state=SendState.DUPLICATE, provider_ids=(str(message.id),))
    heard = _heard_in(ctx, message)
    conversation = _conversation_of(message, heard)
    content = written(_letter(ctx, message, to, conversation, heard))
    with outbox(ctx) as smtp:
        hand_over(smtp, return_path=_return_path(ctx, message, conversation), to=to, content=content)
        note_sent(ctx.state, message.id)
    return SendResult(state=SendState.ACCEPTED, provider_ids=(str(message.id),), cost_units=0)


def _letter(
    ctx: Context[MailConfig, MailSecrets], message: Outbound, to: str, conversation: str, heard: Heard | None
) -> Letter:
    """Return the mail of a message."""
    config, signs = ctx.config, Signs(ctx.secrets.reply_key)
    local, _, host = config.address.rpartition("@")
    answers = message.answers or (heard.message_id if heard else "")
    return Letter(
        sender=config.address,
        sender_name=config.sender_name,
        to=to,
        subject=_subject(config, message, heard),
        text=text_of(message),
        message_id=signs.message_id(conversation, message.to.id, message.id, host),
        at=ctx.clock.now(),
        reply_to=f"{local}+{signs.make(conversation, message.to.id)}@{host}" if config.uses_plus else "",
        in_reply_to=answers if "@" in answers else "",
        references=tuple(dict.fromkeys((*(heard.references if heard else ()), answers))) if "@" in answers else (),
        is_automatic=message.is_automatic,
    )


def _heard_in(ctx: Context[MailConfig, MailSecrets], message: Outbound) -> Heard | None:
    """Return the citizen's last mail, where it belongs to the message's conversation."""
    heard = last_heard(ctx.state, message.to.id)
    asked = message.conversation.id if message.conversation else ""
    return heard if heard and asked in {"", heard.conversation} else None


def _conversation_of(message: Outbound, heard: Heard | None) -> str:
    if message.conversation is not None and is_conversation(message.conversation.id):
        return message.conversation.id
    return heard.conversation if heard else new_conversation(message.to.id, str(message.id))


def _subject(config: MailConfig, message: Outbound, heard: Heard | None) -> str:
    if message.subject:
        return message.subject
    if heard and heard.subject:
        return heard.subject if heard.subject[:3].lower() == "re:" else f"Re: {heard.subject}"
    return config.subject


def _return_path(ctx: Context[MailConfig, MailSecrets], message: Outbound, conversation: str) -> str:
    """Return where servers report to: nowhere for what a machine wrote (RFC 3834), else to an address of its own."""
    if message.is_automatic:
        return ""
    if not ctx.config.uses_plus:
        return ctx.config.address
    return Signs(ctx.secrets.reply_key).bounce_address(ctx.config.address, conversation, message.id)
