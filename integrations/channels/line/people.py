"""Who writes: what they call themselves at LINE, and LINE's page on which they link their account."""

from datetime import timedelta
from typing import Final
from urllib.parse import quote, urlencode

from pydantic import HttpUrl

from integrations.channels.line.service import call
from integrations.channels.line.settings import LineConfig, LineSecrets
from mannaka_sdk import Context, ExternalIdentity, LinkPage, Profile, TransientError

LINK_PAGE: Final = "https://access.line.me/dialog/bot/accountLink"
LASTS: Final = timedelta(minutes=10)


async def profile(ctx: Context[LineConfig, LineSecrets], who: ExternalIdentity) -> Profile:
    """
    Tell what somebody calls themselves; LINE tells it of those who neither blocked nor left the account.

    :raises PluginError: the one that tells the host what to do next.
    """
    found = await call(ctx, "GET", f"/v2/bot/profile/{quote(who.id, safe='')}")
    return Profile(display_name=str(found.get("displayName") or ""))


async def link_page(ctx: Context[LineConfig, LineSecrets], who: ExternalIdentity, nonce: str) -> LinkPage:
    """
    Return LINE's page for linking, which looks whether the account is the one that the token was issued for.

    :raises PluginError: the one that tells the host what to do next.
    """
    issued_at = ctx.clock.now()
    found = await call(ctx, "POST", f"/v2/bot/user/{quote(who.id, safe='')}/linkToken")
    token = str(found.get("linkToken") or "")
    if not token:
        raise TransientError("LINE issued no token for linking")
    url = f"{LINK_PAGE}?{urlencode({'linkToken': token, 'nonce': nonce})}"
    return LinkPage(url=HttpUrl(url), expires_at=issued_at + LASTS)
