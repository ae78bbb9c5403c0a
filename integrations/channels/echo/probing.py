"""Trying the settings: which account do they lead to, and what is the next step when they lead nowhere?"""

from typing import Final

from integrations.channels.echo import service
from integrations.channels.echo.settings import EchoConfig, EchoSecrets
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

NEEDED_SCOPES: Final = frozenset({"messages:write", "people:erase"})
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
        ja="アクセストークンの権限が足りません。「送信」と「利用者の削除」を許可してください。",
        en="The access token may do too little. Allow it to send and to erase people.",
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


async def probe(ctx: Context[EchoConfig, EchoSecrets]) -> ProbeReport:
    """Ask Echo whose token it is and what it may do."""
    try:
        found = (await service.call(ctx, "GET", "/v1/account")).data
    except service.MissingScopeError:
        return ProbeReport(problems=(TOO_FEW_SCOPES,))
    except AuthExpiredError:
        return ProbeReport(problems=(WRONG_TOKEN,))
    except PluginError:
        return ProbeReport(problems=(NO_ANSWER,))
    account = RemoteAccount(id=str(found.get("id") or "?"), name=str(found.get("name", "")))
    return ProbeReport(account=account, problems=tuple(_problems_of(ctx.config, account, found.get("scopes"))))


def _problems_of(config: EchoConfig, account: RemoteAccount, scopes: object) -> list[ProbeProblem]:
    granted = set(scopes) if isinstance(scopes, list) else set()
    problems = [] if granted >= NEEDED_SCOPES else [TOO_FEW_SCOPES]
    return problems if account.id == config.account_id else [*problems, OTHER_ACCOUNT]
