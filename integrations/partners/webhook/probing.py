"""Trying the settings: which account do they lead to, and what is the next step when they lead nowhere?"""

from typing import Final

from integrations.partners.webhook import service
from integrations.partners.webhook.settings import WebhookConfig, WebhookSecrets
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
        ja="署名が受け付けられません。両方のシステムの「署名用の鍵」が同じか、確かめてください。",
        en="The signature is not taken. See that the signing secret is the same on both sides.",
    ),
)
TOO_FEW_SCOPES: Final = ProbeProblem(
    code=ProbeProblemCode.MISSING_SCOPE,
    message=LocalizedText(
        ja="相手のシステムで、この市からの紹介が許可されていません。相手の機関に頼んでください。",
        en="Their system does not allow referrals from this city. Ask the organisation.",
    ),
)
NO_ANSWER: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="相手のシステムから応答がありません。アドレスを確かめ、しばらくしてからもう一度お試しください。",
        en="Their system does not answer. Check the address, and try again in a while.",
    ),
)


async def probe(ctx: Context[WebhookConfig, WebhookSecrets]) -> ProbeReport:
    """Ask the partner's system who it is."""
    try:
        found = await service.call(ctx, "GET", "/account")
    except service.MissingScopeError:
        return ProbeReport(problems=(TOO_FEW_SCOPES,))
    except AuthExpiredError:
        return ProbeReport(problems=(WRONG_TOKEN,))
    except PluginError:
        return ProbeReport(problems=(NO_ANSWER,))
    account = RemoteAccount(id=str(found.get("id") or "?"), name=str(found.get("name", "")))
    return ProbeReport(account=account)
