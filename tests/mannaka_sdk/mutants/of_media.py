"""Mutants that bring too little of a file, or all of it at once, or carry it out otherwise."""

from typing import Any

from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import (
    ContentRejectedError,
    FilePart,
    MediaInfo,
    MediaPart,
    Outbound,
    PermanentError,
    PluginError,
    SendResult,
    TextPart,
)
from mannaka_sdk.testing import MemorySink
from tests.mannaka_sdk.mutants import LINE, breaks


class Fetches(LineChannel):
    """A plugin that brings a file into a sink of its own first."""

    async def fetch_media(self, ctx: Any, media: MediaPart, sink: Any) -> MediaInfo:
        own = MemorySink()
        info = await super().fetch_media(ctx, media, own)
        return await self.poured(own.content, info, sink)

    async def poured(self, content: bytes, info: MediaInfo, sink: Any) -> MediaInfo:
        await sink.write(content)
        return info


@breaks("media.brings-a-file", **LINE)
class LosesTheEnd(Fetches):
    async def poured(self, content: bytes, info: MediaInfo, sink: Any) -> MediaInfo:
        return await super().poured(content[:-1], info, sink)


@breaks("media.brings-a-file", **LINE)
class TellsNoSize(Fetches):
    async def poured(self, content: bytes, info: MediaInfo, sink: Any) -> MediaInfo:
        return await super().poured(content, info.model_copy(update={"size": 0}), sink)


@breaks("media.stops-where-the-host-stops", **LINE)
class BringsItInOnePiece(Fetches):
    pass


@breaks("media.stops-where-the-host-stops", **LINE)
class SwallowsTheRefusal(LineChannel):
    async def fetch_media(self, ctx: Any, media: MediaPart, sink: Any) -> MediaInfo:
        try:
            return await super().fetch_media(ctx, media, sink)
        except ContentRejectedError:
            return MediaInfo(media_type=media.media_type, size=0)


@breaks("media.tells-of-failure", **LINE)
class GivesUpTooSoon(LineChannel):
    async def fetch_media(self, ctx: Any, media: MediaPart, sink: Any) -> MediaInfo:
        try:
            return await super().fetch_media(ctx, media, sink)
        except PluginError:
            raise PermanentError("gone") from None


class Carries(LineChannel):
    """A plugin that sends something else than the file that it was given."""

    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        parts = tuple(self.changed(part) if isinstance(part, FilePart) else part for part in message.parts)
        return await super().send(ctx, message.model_copy(update={"parts": parts}))

    def changed(self, part: FilePart) -> FilePart | TextPart:
        return part


@breaks("media.goes-out", **LINE)
class SendsTheNameOnly(Carries):
    def changed(self, part: FilePart) -> FilePart | TextPart:
        return TextPart(text=part.name)


@breaks("media.refuses-what-it-does-not-carry", **LINE)
class CarriesEverything(Carries):
    def changed(self, part: FilePart) -> FilePart | TextPart:
        return part.model_copy(update={"size": 1, "media_type": "image/png"})
