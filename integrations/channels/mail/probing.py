"""Trying the settings: are both servers there, do they let us in, and what is the next step where they do not?"""

import asyncio
from collections.abc import Callable
from typing import Final

from integrations.channels.mail.imap import MissingFolderError, mailbox, open_folder
from integrations.channels.mail.polling import note_beginning
from integrations.channels.mail.settings import MailConfig, MailSecrets, Way
from integrations.channels.mail.smtp import MayNotSendError, name_sender, outbox
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

QUICK_S: Final = 4.0
PATIENT_S: Final = 15.0
Code = ProbeProblemCode
_WORDS: Final = {
    (Code.WRONG_CREDENTIALS, "imap"): (
        "受信サーバーが、ユーザー名かパスワードを受け付けません。メールの管理者に確かめて、入れ直してください。",
        "The server for receiving does not take user name or password. Ask who runs the mail, and enter them again.",
    ),
    (Code.WRONG_CREDENTIALS, "smtp"): (
        "送信サーバーが、ユーザー名かパスワードを受け付けません。メールの管理者に確かめて、入れ直してください。",
        "The server for sending does not take user name or password. Ask who runs the mail, and enter them again.",
    ),
    (Code.MISSING_SCOPE, "imap"): (
        "受信フォルダーを開けません。フォルダーの名前と、読む権限を確かめてください。",
        "The folder cannot be opened. Check its name, and whether the account may read it.",
    ),
    (Code.MISSING_SCOPE, "smtp"): (
        "送信サーバーが、このアドレスからの送信を許していません。メールの管理者に頼んでください。",
        "The server for sending does not allow this address. Ask whoever runs the mail to allow it.",
    ),
    (Code.UNREACHABLE, "imap"): (
        "受信サーバーから応答がありません。名前とポートを確かめるか、しばらくしてからもう一度お試しください。",
        "The server for receiving does not answer. Check its name and port, or try again in a while.",
    ),
    (Code.UNREACHABLE, "smtp"): (
        "送信サーバーから応答がありません。名前とポートを確かめるか、しばらくしてからもう一度お試しください。",
        "The server for sending does not answer. Check its name and port, or try again in a while.",
    ),
    (Code.WRONG_SETTING, "imap"): (
        "受信サーバーには、いまの設定ではつなげません。運用担当者に、このサーバーを許しているか、証明書が正しいかを確かめてください。",
        "The server for receiving cannot be used so. Ask the operator if it is allowed, and about its certificate.",
    ),
    (Code.WRONG_SETTING, "smtp"): (
        "送信サーバーには、いまの設定ではつなげません。運用担当者に、このサーバーを許しているか、証明書が正しいかを確かめてください。",
        "The server for sending cannot be used so. Ask the operator if it is allowed, and about its certificate.",
    ),
}


async def probe(ctx: Context[MailConfig, MailSecrets], *, within_s: float = PATIENT_S) -> ProbeReport:
    """Sign in to both servers and look at the folder; nothing is sent, nothing is changed."""
    found = await asyncio.gather(
        asyncio.to_thread(_problem_of, "imap", lambda: _try_mailbox(ctx, within_s)),
        asyncio.to_thread(_problem_of, "smtp", lambda: _try_outbox(ctx, within_s)),
    )
    config = ctx.config
    account = RemoteAccount(id=config.address, name=f"{config.sender_name} <{config.address}>")
    return ProbeReport(account=account, problems=tuple(each for each in found if each))


def _try_mailbox(ctx: Context[MailConfig, MailSecrets], within_s: float) -> None:
    if ctx.config.way is Way.DIRECT:
        return
    with mailbox(ctx, within_s=within_s) as imap:
        note_beginning(ctx, imap, *open_folder(imap, ctx.config.folder))


def _try_outbox(ctx: Context[MailConfig, MailSecrets], within_s: float) -> None:
    with outbox(ctx, within_s=within_s) as smtp:
        name_sender(smtp, ctx.config.address)
        smtp.rset()


def _problem_of(server: str, work: Callable[[], None]) -> ProbeProblem | None:
    try:
        work()
    except (MissingFolderError, MayNotSendError):
        return _problem(Code.MISSING_SCOPE, server)
    except AuthExpiredError:
        return _problem(Code.WRONG_CREDENTIALS, server)
    except PermanentError:
        return _problem(Code.WRONG_SETTING, server)
    except PluginError:
        return _problem(Code.UNREACHABLE, server)
    return None


def _problem(code: ProbeProblemCode, server: str) -> ProbeProblem:
    ja, en = _WORDS[code, server]
    return ProbeProblem(code=code, message=LocalizedText(ja=ja, en=en))
