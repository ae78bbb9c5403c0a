"""Trying the settings: may the app do what is needed, and can everybody who is named open a meeting?"""

from collections.abc import Sequence
from typing import Any, Final

from integrations.meetings.zoom import refusals
from integrations.meetings.zoom.service import call, path_of
from integrations.meetings.zoom.tokens import Token, ZoomContext, new_token
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    LocalizedText,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    ProbeReport,
    RemoteAccount,
)

LICENSED: Final = 2
# Each is good by its own name, or by the wider one that older apps have.
NEEDED: Final = (
    ("meeting:write:meeting:admin", "meeting:write:admin"),
    ("meeting:update:meeting:admin", "meeting:write:admin"),
    ("meeting:delete:meeting:admin", "meeting:write:admin"),
    ("meeting:write:invite_links:admin", "meeting:write:admin"),
    ("meeting:read:meeting:admin", "meeting:read:admin"),
    ("meeting:read:list_meetings:admin", "meeting:read:admin"),
    ("user:read:user:admin", "user:read:admin"),
)
WRONG_KEYS: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_CREDENTIALS,
    message=LocalizedText(
        ja="アカウントID・クライアントID・クライアントシークレットのどれかが正しくないか、アプリが有効（Activated）になっていません。"
        "Zoom App Marketplaceのアプリの画面で確かめてください。",
        en="The account ID, client ID or client secret is not right, or the app is not activated. Check them on the "
        "app's page in the Zoom App Marketplace.",
    ),
)
NO_ANSWER: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="Zoomから応答がありません。しばらくしてからもう一度お試しください。",
        en="Zoom does not answer. Try again in a while.",
    ),
)
SCOPES_REFUSED: Final = ProbeProblem(
    code=ProbeProblemCode.MISSING_SCOPE,
    message=LocalizedText(
        ja="アプリの権限（Scopes）が足りません。手順書にある権限をすべて加えてから、アプリを有効にし直してください。",
        en="The app may do too little. Add all the scopes that the instructions name, and activate the app again.",
    ),
)


async def probe(ctx: ZoomContext, *, most: int) -> ProbeReport:
    """Have a token issued, look at what it may do, and at some of those who open meetings."""
    try:
        token = await new_token(ctx)
        if problem := _missing_in(token):
            return ProbeReport(problems=(problem,))
        found = [await _user(ctx, each) for each in ctx.config.hosts[:most]]
    except refusals.MissingScopeError:
        return ProbeReport(problems=(SCOPES_REFUSED,))
    except AuthExpiredError:
        return ProbeReport(problems=(WRONG_KEYS,))
    except PluginError:
        return ProbeReport(problems=(NO_ANSWER,))
    account = RemoteAccount(id=ctx.config.account_id, name=_account_name(found, ctx.config.hosts))
    return ProbeReport(account=account, problems=tuple(_problems_of(ctx.config.hosts, found)))


async def _user(ctx: ZoomContext, host: str) -> dict[str, Any] | None:
    """Return a user; none where Zoom knows nobody by that name."""
    try:
        return await call(ctx, "GET", path_of("users", host))
    except ContentRejectedError:
        return None


def _missing_in(token: Token) -> ProbeProblem | None:
    granted = set(token.scope.split())
    missing = [names[0] for names in NEEDED if not granted & set(names)]
    if not missing:
        return None
    listed = ", ".join(missing)
    return ProbeProblem(
        code=ProbeProblemCode.MISSING_SCOPE,
        message=LocalizedText(
            ja=f"アプリの権限（Scopes）が足りません。次を加えてから、アプリを有効にし直してください：{listed}",
            en=f"The app may do too little. Add these scopes, and activate the app again: {listed}",
        ),
    )


def _account_name(found: Sequence[dict[str, Any] | None], hosts: Sequence[str]) -> str:
    shown = next((each for each in found if each), {})
    return str(shown.get("email") or hosts[0])[:200]


def _problems_of(hosts: Sequence[str], found: Sequence[dict[str, Any] | None]) -> list[ProbeProblem]:
    pairs = list(zip(hosts, found, strict=False))
    unknown = [host for host, user in pairs if user is None]
    basic = [host for host, user in pairs if user is not None and user.get("type") != LICENSED]
    problems = []
    if unknown:
        problems.append(_wrong(unknown, ja="Zoomにいない利用者です", en="Zoom knows no such user"))
    if basic:
        problems.append(_wrong(basic, ja="会議を開けるライセンスがありません", en="No licence to open meetings"))
    return problems


def _wrong(hosts: list[str], *, ja: str, en: str) -> ProbeProblem:
    listed = ", ".join(hosts)
    message = LocalizedText(ja=f"{ja}：{listed}", en=f"{en}: {listed}")
    return ProbeProblem(code=ProbeProblemCode.WRONG_SETTING, message=message)
