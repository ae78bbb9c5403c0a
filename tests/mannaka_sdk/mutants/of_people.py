"""Mutants that mix people up, or hide that nothing was told of them."""

from typing import Any

from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import ExternalIdentity, LinkPage, PluginError, Profile
from mannaka_sdk.testing.doubles import BEGINNING
from tests.mannaka_sdk.mutants import LINE, breaks


@breaks("people.tell-what-they-call-themselves", **LINE)
class RemembersTheName(LineChannel):
    async def profile(self, ctx: Any, who: ExternalIdentity) -> Profile:
        if (kept := ctx.state.get("name")) is None:
            kept = (await super().profile(ctx, who)).display_name.encode()
            ctx.state.put("name", kept)
        return Profile(display_name=kept.decode())


@breaks("people.tell-of-no-name", **LINE)
class InventsAName(LineChannel):
    async def profile(self, ctx: Any, who: ExternalIdentity) -> Profile:
        try:
            return await super().profile(ctx, who)
        except PluginError:
            return Profile()


@breaks("people.link-on-the-services-page", **LINE)
class KeepsTheNonce(LineChannel):
    async def link_page(self, ctx: Any, who: ExternalIdentity, nonce: str) -> LinkPage:
        ctx.state.put("nonce", nonce.encode())
        return await super().link_page(ctx, who, nonce)


@breaks("people.link-on-the-services-page", **LINE)
class LinksWithoutEnd(LineChannel):
    async def link_page(self, ctx: Any, who: ExternalIdentity, nonce: str) -> LinkPage:
        page = await super().link_page(ctx, who, nonce)
        return page.model_copy(update={"expires_at": BEGINNING.replace(year=2099)})


@breaks("people.tell-of-no-page", **LINE)
class LeadsSomewhere(LineChannel):
    async def link_page(self, ctx: Any, who: ExternalIdentity, nonce: str) -> LinkPage:
        try:
            return await super().link_page(ctx, who, nonce)
        except PluginError:
            told = {"url": f"https://access.line.me/?nonce={nonce}", "expires_at": BEGINNING}
            return LinkPage.model_validate(told)
