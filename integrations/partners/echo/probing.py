"""Trying the settings: which account do they lead to, and what is the next step when they lead nowhere?"""

from typing import Final

from integrations.partners.echo import service
from integrations.partners.echo.settings import EchoPartnerConfig, EchoPartnerSecrets
from mannaka_sdk import (
    AuthExpiredError,
    Context,
    LocalizedText,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    ProbeReport,
    RemoteAccount,
)

WRONG_TOKEN: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_CREDENTIALS,
    message=LocalizedText(
        ja="アクセストークンが正しくありません。エコーの管理画面で発行し直してください。",
        en="The access token is not right. Issue a new one in Echo's own screens.",
    ),
)
TOO_FEW_SCOPES: Final = ProbeProblem(
    code=ProbeProblemCode.MISSING_SCOPE,
    message=LocalizedText(
        ja="アクセストークンの権限が足りません。「紹介の受け渡し」を許可してください。",
        en="The access token may do too little. Allow it to hand referrals over.",
    ),
)
NO_ANSWER: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="エコーから応答がありません。しばらくしてからもう一度お試しください。",
        en="Echo does not answer. Try again in a while.",
    ),
)
OTHER_ACCOUNT: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_SETTING,
    message=LocalizedText(
        ja="アクセストークンは別のアカウントのものです。アカウント番号を確かめてください。",
        en="The access token belongs to another account. Check the account number.",
    ),
)


async def probe(ctx: Context[EchoPartnerConfig, EchoPartnerSecrets]) -> ProbeReport:
    """Ask Echo whose token it is."""
    try:
        found = await service.call(ctx, "GET", "/v1/account")
    except service.MissingScopeError:
        return ProbeReport(problems=(TOO_FEW_SCOPES,))
    except AuthExpiredError:
        return ProbeReport(problems=(WRONG_TOKEN,))
    except PluginError:
        return ProbeReport(problems=(NO_ANSWER,))
    account = RemoteAccount(id=str(found.get("id") or "?"), name=str(found.get("name", "")))
    problems = () if account.id == ctx.config.account_id else (OTHER_ACCOUNT,)
    return ProbeReport(account=account, problems=problems)
