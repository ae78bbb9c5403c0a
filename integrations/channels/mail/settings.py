"""What an administrator enters."""

from collections.abc import Iterator
from enum import StrEnum, unique
from typing import Final

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, ConfigProblem, ConfigProblemCode, LocalizedText, SecretModel, labelled

_HOST: Final = r"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$"
_SHORTEST_KEY: Final = 20
_LONGEST_LOCAL: Final = 14
_NEEDED_BY_MAILBOX: Final = {
    "imap_host": LocalizedText(
        ja="メールボックスから取り込むには、受信サーバーが要ります。",
        en="Fetching mails needs the server for receiving.",
    ),
    "imap_user": LocalizedText(
        ja="メールボックスから取り込むには、受信サーバーのユーザー名が要ります。",
        en="Fetching mails needs the user name for receiving.",
    ),
    "imap_password": LocalizedText(
        ja="メールボックスから取り込むには、受信サーバーのパスワードが要ります。",
        en="Fetching mails needs the password for receiving.",
    ),
}


@unique
class Way(StrEnum):
    """How mails of citizens come in."""

    MAILBOX = "mailbox"
    """They lie in a mailbox, and are fetched."""
    DIRECT = "direct"
    """Other servers hand them to the host, which the domain of the address leads to."""


class MailConfig(ConfigModel):
    """The settings of a mail channel."""

    address: str = labelled(
        ja="窓口のメールアドレス",
        en="The centre's mail address",
        help_ja="市民がここへ書き、ここから返事が届きます。このアドレスのメールボックスを、この窓口が読みます。",
        help_en="Citizens write to it, and answers come from it. The channel reads the mailbox of this address.",
        pattern=r"^[A-Za-z0-9._%-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
        max_length=200,
    )
    sender_name: str = labelled(
        ja="差出人の名前",
        en="Name of the sender",
        help_ja="例：今治市 まるごと相談室",
        help_en="For example “Imabari City, Consultation Centre”.",
        min_length=1,
        max_length=60,
        pattern=r"^[^\x00-\x1f\x7f<>]+$",
    )
    subject: str = labelled(
        ja="件名",
        en="Subject",
        help_ja="相談の内容がわからない件名にしてください。市民のメールに返すときは、そのメールの件名を使います。",
        help_en="Choose one that tells nothing of a matter. An answer to a citizen's mail has that mail's subject.",
        default="ご相談について",
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        is_rare=True,
    )
    way: Way = labelled(
        ja="メールの受け取り方",
        en="How mails come in",
        help_ja="ふつうはメールボックスです。直接受け取るには、運用担当者がこのアドレスのドメイン（MX）をこのシステムに向けておく必要があります。",
        help_en="A mailbox is usual. For direct delivery the operator has the domain of this address (MX) lead to this "
        "system.",
        choices={
            Way.MAILBOX: LocalizedText(ja="メールボックスから取り込む（IMAP）", en="Fetch them from a mailbox (IMAP)"),
            Way.DIRECT: LocalizedText(ja="このシステムが直接受け取る", en="Have them delivered to this system"),
        },
        default=Way.MAILBOX,
    )
    imap_host: str = labelled(
        ja="受信サーバー（IMAP）",
        en="Server for receiving (IMAP)",
        help_ja="メールボックスから取り込むときに必要です。直接受け取るときは、受信サーバーの欄をすべて空けておきます。",
        help_en="Needed to fetch mails from a mailbox. Where mails are delivered directly, leave all fields of the "
        "server for receiving empty.",
        default="",
        pattern=f"({_HOST})|^$",
    )
    imap_port: int = labelled(
        ja="受信サーバーのポート",
        en="Port of the server for receiving",
        help_ja="993（はじめから暗号化）か143（STARTTLS）です。",
        help_en="993 (encrypted from the beginning) or 143 (STARTTLS).",
        default=993,
        ge=1,
        le=65535,
        is_rare=True,
    )
    imap_user: str = labelled(
        ja="受信サーバーのユーザー名",
        en="User name for receiving",
        help_ja="メールボックスから取り込むときに必要です。",
        help_en="Needed to fetch mails from a mailbox.",
        default="",
        max_length=200,
        pattern=r"^[!-~]*$",
    )
    folder: str = labelled(
        ja="受信フォルダー",
        en="Folder",
        default="INBOX",
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        is_rare=True,
    )
    smtp_host: str = labelled(ja="送信サーバー（SMTP）", en="Server for sending (SMTP)", pattern=_HOST)
    smtp_port: int = labelled(
        ja="送信サーバーのポート",
        en="Port of the server for sending",
        help_ja="465（はじめから暗号化）か587（STARTTLS）です。",
        help_en="465 (encrypted from the beginning) or 587 (STARTTLS).",
        default=465,
        ge=1,
        le=65535,
        is_rare=True,
    )
    smtp_user: str = labelled(
        ja="送信サーバーのユーザー名",
        en="User name for sending",
        help_ja="受信と同じなら空けておいてください。",
        help_en="Leave it empty where it is the one for receiving.",
        default="",
        max_length=200,
        pattern=r"^[!-~]*$",
        is_rare=True,
    )
    takes_earlier: bool = labelled(
        ja="つなぐ前に届いていたメールも取り込む",
        en="Take in mails that came before the channel was set up",
        default=False,
        is_rare=True,
    )
    marks_seen: bool = labelled(
        ja="取り込んだメールを既読にする",
        en="Mark mails as read once they are taken in",
        help_ja="選ばなければ、この窓口はメールボックスを何も変えません。",
        help_en="Otherwise the channel changes nothing in the mailbox.",
        default=False,
        is_rare=True,
    )
    uses_plus: bool = labelled(
        ja="返信先に「＋」を付けたアドレスを使う",
        en="Use addresses with a “+” for answers",
        help_ja="「窓口+記号@…」宛てのメールが同じメールボックスに届くサーバーだけで選んでください。返信がどの相談のものか、より確かになります。",
        help_en="Only where mail to “address+sign@…” reaches the same mailbox. Answers find their matter more surely.",
        default=False,
        is_rare=True,
    )


class MailSecrets(SecretModel):
    """The secrets of a mail channel."""

    imap_password: SecretStr = labelled(
        ja="受信サーバーのパスワード",
        en="Password for receiving",
        help_ja="メールボックスから取り込むときに必要です。",
        help_en="Needed to fetch mails from a mailbox.",
        default=SecretStr(""),
    )
    smtp_password: SecretStr = labelled(
        ja="送信サーバーのパスワード",
        en="Password for sending",
        help_ja="受信と同じなら空けておいてください。",
        help_en="Leave it empty where it is the one for receiving.",
        default=SecretStr(""),
        is_rare=True,
    )
    reply_key: SecretStr = labelled(
        ja="返信を確かめる鍵",
        en="Key for checking answers",
        help_ja="半角の英数字を20文字以上、でたらめに入力してください。控える必要はありません。変えると、前に送ったメールへの返信は新しい相談になります。",
        help_en="Type 20 random letters and digits or more; there is no need to write them down. When it is changed, "
        "answers to earlier mails become new conversations.",
        min_length=_SHORTEST_KEY,
    )


def problems_of(config: MailConfig, secrets: MailSecrets) -> list[ConfigProblem]:
    """Return what does not go together."""
    return [*_missing_of_mailbox(config, secrets), *_too_long(config)]


def _missing_of_mailbox(config: MailConfig, secrets: MailSecrets) -> Iterator[ConfigProblem]:
    if config.way is Way.DIRECT:
        return
    entered = {
        "imap_host": config.imap_host,
        "imap_user": config.imap_user,
        "imap_password": secrets.imap_password.get_secret_value(),
    }
    for name, words in _NEEDED_BY_MAILBOX.items():
        if not entered[name]:
            yield ConfigProblem(field=name, code=ConfigProblemCode.INCONSISTENT, message=words)


def _too_long(config: MailConfig) -> Iterator[ConfigProblem]:
    local = config.address.partition("@")[0]
    if config.uses_plus and len(local) > _LONGEST_LOCAL:
        words = LocalizedText(
            ja=f"「＋」のアドレスは、「@」の前が{_LONGEST_LOCAL}文字までのアドレスで使えます。",
            en=f"Addresses with a “+” need an address of at most {_LONGEST_LOCAL} letters before the “@”.",
        )
        yield ConfigProblem(field="uses_plus", code=ConfigProblemCode.INCONSISTENT, message=words)
