"""Bringing what a citizen sent: LINE keeps it for a time that it does not tell."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from integrations.channels.line.manifest import DATA_HOST
from integrations.channels.line.refusals import error_of, is_ok
from integrations.channels.line.service import call, request_with
from integrations.channels.line.settings import LineConfig, LineSecrets
from integrations.channels.line.tokens import current_token, drop_token, kept_token
from mannaka_sdk import (
    AuthExpiredError,
    ByteSink,
    Context,
    MediaInfo,
    MediaPart,
    PermanentError,
    RecipientGoneError,
    TransientError,
)

WAIT: Final = timedelta(seconds=20)
_PREPARED: Final = ("video/", "audio/")


class CountingSink:
    """The host's sink, and how many bytes went into it."""

    def __init__(self, sink: ByteSink) -> None:
        self.sink = sink
        self.size = 0

    async def write(self, chunk: bytes) -> None:
        """
        Hand a piece on.

        :raises ContentRejectedError: when it is more than the host takes.
        """
        await self.sink.write(chunk)
        self.size += len(chunk)


async def fetch_media(ctx: Context[LineConfig, LineSecrets], media: MediaPart, sink: ByteSink) -> MediaInfo:
    """
    Pour a file into the sink; films and sounds only when LINE has prepared them.

    :raises PluginError: the one that tells the host what to do next; what was poured until then is of no use.
    """
    path = f"/v2/bot/message/{quote(media.ref, safe='')}/content"
    try:
        if media.media_type.startswith(_PREPARED):
            await _wait_until_prepared(ctx, path)
        return await _download(ctx, media, path, CountingSink(sink))
    except RecipientGoneError:
        raise PermanentError("LINE keeps this file no longer") from None


async def _wait_until_prepared(ctx: Context[LineConfig, LineSecrets], path: str) -> None:
    match (await call(ctx, "GET", f"{path}/transcoding", host=DATA_HOST)).get("status"):
        case "processing":
            raise TransientError("LINE is preparing the file", retry_after=WAIT)
        case "failed":
            raise PermanentError("LINE could not prepare the file")


async def _download(
    ctx: Context[LineConfig, LineSecrets], media: MediaPart, path: str, sink: CountingSink
) -> MediaInfo:
    """Download once: a second try in the same sink would mix a refusal with the file, so the host begins anew."""
    was_kept = bool(kept_token(ctx))
    request = request_with(await current_token(ctx), "GET", f"https://{DATA_HOST}{path}")
    response = await ctx.http.download(request, sink)
    if response.status == HTTPStatus.UNAUTHORIZED:
        drop_token(ctx)
        raise TransientError("the token ended") if was_kept else AuthExpiredError("LINE does not take the token")
    if response.status == HTTPStatus.ACCEPTED:
        raise TransientError("LINE is preparing the file", retry_after=WAIT)
    if not is_ok(response):
        raise error_of(response)
    return MediaInfo(media_type=response.header("content-type"), name=media.name, size=sink.size)
