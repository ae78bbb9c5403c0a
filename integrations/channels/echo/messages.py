"""Making Echo's messages of ours: one for each bubble that the citizen sees."""

from integrations.channels.echo.manifest import MANIFEST
from mannaka_sdk import (
    ContentRejectedError,
    Outbound,
    OutboundPart,
    Preview,
    PreviewBubble,
    TextPart,
    split_text,
)


def preview(message: Outbound) -> Preview:
    """Show the bubbles of a message, and what Echo would refuse."""
    problems = [problem for part in message.parts if (problem := _problem_of(part))]
    texts = [part for part in message.parts if isinstance(part, TextPart)]
    return Preview(bubbles=tuple(bubble for part in texts for bubble in _bubbles(part)), problems=tuple(problems))


def bubbles_of(message: Outbound) -> tuple[PreviewBubble, ...]:
    """
    Return the bubbles to send.

    :raises ContentRejectedError: if Echo takes no such message.
    """
    shown = preview(message)
    if shown.problems:
        raise ContentRejectedError(shown.problems[0], field="parts")
    return shown.bubbles


def _bubbles(part: TextPart) -> list[PreviewBubble]:
    """Split a text; what may be pressed stands below its last bubble."""
    pieces = split_text(part.text, longest=MANIFEST.limits.text_length or 1, unit=MANIFEST.limits.text_unit)
    last = PreviewBubble(text=pieces[-1], choices=part.choices)
    return [*(PreviewBubble(text=piece) for piece in pieces[:-1]), last]


def _problem_of(part: OutboundPart) -> str:
    if not isinstance(part, TextPart):
        return f"Echo carries texts only, no {part.type}"
    return "Echo shows four choices at most" if len(part.choices) > MANIFEST.limits.choices else ""
