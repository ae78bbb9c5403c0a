"""Trying the settings: which account do they lead to, and what is the next step when they lead nowhere?"""

from typing import Final

from integrations.channels.line.refusals import MissingScopeError
from integrations.channels.line.service import call
from integrations.channels.line.settings import LineConfig, LineSecrets
from integrations.channels.line.tokens import new_token
from mannaka_sdk import (
    AuthExpiredError,
    Context,
    LocalizedText,
    PermanentError,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    ProbeReport,
    RemoteAccount,
)

WRONG_SECRET: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_CREDENTIALS,
    message=LocalizedText(
        ja="チャネルIDとチャネルシークレットの組み合わせを、LINEが受け付けません。"
        "LINE Developersコンソールの「チャネル基本設定」で、同じチャネルの2つの値を写し直してください。",
        en="LINE does not take this channel ID with this channel secret. Copy both anew from “Basic settings” of one "
        "and the same channel in the LINE Developers Console.",
    ),
)
TOO_LITTLE: Final = ProbeProblem(
    code=ProbeProblemCode.MISSING_SCOPE,
    message=LocalizedText(
        ja="このチャネルでは、Messaging APIを使えません。"
        "チャネルの種類が「Messaging API」で、アカウントが停止されていないことを確かめてください。",
        en="This channel may not use the Messaging API. Make sure that its type is “Messaging API” and that the "
        "account is not suspended.",
    ),
)
NO_ANSWER: Final = ProbeProblem(
    code=ProbeProblemCode.UNREACHABLE,
    message=LocalizedText(
        ja="LINEから正しい応答がありません。しばらくしてからもう一度お試しください。"
        "続くときは、api.line.meへの通信が許されているか、運用担当者に確かめてください。",
        en="LINE does not answer as it should. Try again in a while. If it goes on, ask the operator whether "
        "connections to api.line.me are allowed.",
    ),
)


async def probe(ctx: Context[LineConfig, LineSecrets]) -> ProbeReport:
    """Ask LINE for a new token and for the account that it belongs to. Nobody is written to."""
    try:
        await new_token(ctx)
    except PermanentError:
        return ProbeReport(problems=(WRONG_SECRET,))
    except PluginError as error:
        return ProbeReport(problems=(problem_of(error),))
    try:
        found = await call(ctx, "GET", "/v2/bot/info")
    except PluginError as error:
        return ProbeReport(problems=(problem_of(error),))
    name = " ".join(str(found[key]) for key in ("displayName", "basicId") if found.get(key))
    return ProbeReport(account=RemoteAccount(id=str(found.get("userId") or "?"), name=name))


def problem_of(error: PluginError) -> ProbeProblem:
    """Return what an administrator is told of an error."""
    match error:
        case MissingScopeError():
            return TOO_LITTLE
        case AuthExpiredError():
            return WRONG_SECRET
    return NO_ANSWER
