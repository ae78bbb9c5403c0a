"""What an administrator enters, and where in LINE's screens it stands."""

import re
from enum import StrEnum, unique
from typing import Final

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, ConfigProblem, ConfigProblemCode, LocalizedText, SecretModel, labelled

LINES_HEADER: Final = "x-line-signature"
FORWARDERS_HEADER: Final = "x-forwarder-secret"
MOST_ADDRESSES: Final = 5
_ADDRESS: Final = re.compile(r"https://[a-z0-9][a-z0-9.-]*\.[a-z][a-z0-9-]*[a-z0-9](?:[/?][!-~]*)?")
_SHORTEST: Final = 16
_SECRET: Final = re.compile(r"[0-9a-f]{32}")


@unique
class Mode(StrEnum):
    """How the city's one webhook is used, since an official account has no second one."""

    DIRECT = "direct"
    """LINE calls us."""
    HUB = "hub"
    """LINE calls us, and the host hands every call on to other systems of the city as it came."""
    FORWARDED = "forwarded"
    """LINE calls another system of the city, which hands every call on to us as it came."""
    SEND_ONLY = "send_only"
    """LINE calls another system, and we hear nothing."""


class LineConfig(ConfigModel):
    """The settings of a LINE channel."""

    channel_id: str = labelled(
        ja="チャネルID",
        en="Channel ID",
        help_ja="LINE DevelopersコンソールのMessaging APIチャネルの「チャネル基本設定」にある、10桁の数字です。",
        help_en="The ten digits under “Channel ID” on the tab “Basic settings” of the Messaging API channel, "
        "in the LINE Developers Console.",
        pattern=r"^[0-9]{10}$",
    )
    mode: Mode = labelled(
        ja="Webhookの使い方",
        en="Use of the webhook",
        help_ja="LINEのアカウントに設定できるWebhookは、1つだけです。"
        "同じアカウントを市のほかのシステムも使っているときは、どちらが受けるかを決めてください。"
        "渡す先などは、下の「ほかの設定」に入力します。",
        help_en="An account of LINE has one webhook only. Where another system of the city uses the same account, "
        "decide which of the two is called, and enter the rest below, under “Other settings”.",
        choices={
            Mode.DIRECT: LocalizedText(
                ja="このシステムだけで受ける（相談専用のアカウント）",
                en="This system alone receives (an account for consultations only)",
            ),
            Mode.HUB: LocalizedText(
                ja="このシステムが受けて、市のほかのシステムにもそのまま渡す",
                en="This system receives, and hands everything on to other systems of the city",
            ),
            Mode.FORWARDED: LocalizedText(
                ja="市のほかのシステムが受けて、このシステムに転送する",
                en="Another system of the city receives, and forwards everything to this one",
            ),
            Mode.SEND_ONLY: LocalizedText(
                ja="受け取らず、お知らせを送るだけにする（Webhookはほかのシステムのまま）",
                en="Receive nothing, only send notices (the webhook stays with another system)",
            ),
        },
        default=Mode.DIRECT,
    )
    pass_on_to: tuple[str, ...] = labelled(
        ja="渡す先のアドレス（ほかのシステムにも渡すときだけ）",
        en="Addresses to hand on to (only where other systems are to receive, too)",
        help_ja="渡す先のシステムの受信アドレス（Webhook URL）です。https:// で始まり、5つまで。"
        "運用担当者が許可したサーバーに限ります。",
        help_en="The webhook URL of each of the other systems, beginning with https://, five at most, on servers "
        "that your operator allows.",
        default=(),
        max_length=MOST_ADDRESSES,
        is_rare=True,
    )
    signature_header: str = labelled(
        ja="署名のヘッダー名（転送を受けるときだけ）",
        en="Header with the signature (only where another system forwards)",
        help_ja="LINEの署名が入っているヘッダーです。転送するシステムが別の名前に移すときだけ、書きかえてください。",
        help_en="The header that holds LINE's signature. Change it only where a forwarding system moves it to another.",
        default=LINES_HEADER,
        pattern=r"^[A-Za-z0-9-]{1,60}$",
        is_rare=True,
    )


class LineSecrets(SecretModel):
    """The secrets of a LINE channel. Tokens are made of them and need not be entered."""

    channel_secret: SecretStr = labelled(
        ja="チャネルシークレット",
        en="Channel secret",
        help_ja="チャネルIDと同じ「チャネル基本設定」の「チャネルシークレット」にある32桁の英数字です。"
        "チャネルアクセストークンは、いりません。",
        help_en="The 32 letters and digits under “Channel secret”, on the same tab as the channel ID. "
        "No channel access token is needed.",
    )
    forwarder_secret: SecretStr = labelled(
        ja="転送するシステムとの合い言葉（転送を受けるときだけ）",
        en="Word agreed with the forwarding system (only where it forwards)",
        help_ja="転送を受けるとき、LINEの署名に加えて確かめたい場合に入れます。16文字以上の英数字を決めて、"
        "転送するシステムにも X-Forwarder-Secret ヘッダーとして設定してもらいます。",
        help_en="Where calls are forwarded and more than LINE's signature is wanted: agree on 16 or more letters and "
        "digits, which the forwarding system sends in the header X-Forwarder-Secret.",
        default=SecretStr(""),
        is_rare=True,
    )


BAD_SECRET: Final = ConfigProblem(
    field="channel_secret",
    code=ConfigProblemCode.INVALID,
    message=LocalizedText(
        ja="チャネルシークレットは、0から9とaからfの32桁です。チャネルアクセストークンと取り違えていないか、確かめてください。",
        en="A channel secret is 32 of the signs 0 to 9 and a to f. Make sure that it is not a channel access token.",
    ),
)
SHORT_WORD: Final = ConfigProblem(
    field="forwarder_secret",
    code=ConfigProblemCode.INVALID,
    message=LocalizedText(
        ja="合い言葉は、16文字以上の英数字と記号にしてください。",
        en="Agree on 16 or more letters, digits and signs.",
    ),
)
NO_ADDRESS: Final = ConfigProblem(
    field="pass_on_to",
    code=ConfigProblemCode.INCONSISTENT,
    message=LocalizedText(
        ja="ほかのシステムにも渡すときは、渡す先のアドレスを入れてください。",
        en="Where other systems receive, too, enter their addresses.",
    ),
)
STRAY_ADDRESS: Final = ConfigProblem(
    field="pass_on_to",
    code=ConfigProblemCode.INCONSISTENT,
    message=LocalizedText(
        ja="渡す先を使うのは、「このシステムが受けて、市のほかのシステムにもそのまま渡す」を選んだときだけです。"
        "選び直すか、アドレスを消してください。",
        en="Addresses to hand on to are for “This system receives, and hands everything on” only. Choose that, or "
        "remove them.",
    ),
)
BAD_ADDRESS: Final = ConfigProblem(
    field="pass_on_to",
    code=ConfigProblemCode.INVALID,
    message=LocalizedText(
        ja="アドレスは https:// で始まるものを、1行に1つずつ、同じものを重ねずに入れてください。"
        "ポートの番号や、ユーザー名は書けません。",
        en="Enter addresses that begin with https://, each on its own line and once, without port or user name.",
    ),
)
STRANGE_HEADER: Final = ConfigProblem(
    field="signature_header",
    code=ConfigProblemCode.INCONSISTENT,
    message=LocalizedText(
        ja=f"LINEが直接呼ぶときは、署名のヘッダー名は {LINES_HEADER} です。",
        en=f"Where LINE calls us itself, the signature stands in {LINES_HEADER}.",
    ),
)


def problems_of(config: LineConfig, secrets: LineSecrets) -> tuple[ConfigProblem, ...]:
    """Return what cannot be right, without asking LINE."""
    word = secrets.forwarder_secret.get_secret_value()
    is_called = config.mode in {Mode.DIRECT, Mode.HUB}
    found = (
        (BAD_SECRET, not _SECRET.fullmatch(secrets.channel_secret.get_secret_value())),
        (SHORT_WORD, bool(word) and not (len(word) >= _SHORTEST and word.isascii() and word.isprintable())),
        (STRANGE_HEADER, is_called and config.signature_header.lower() != LINES_HEADER),
        (NO_ADDRESS, config.mode is Mode.HUB and not config.pass_on_to),
        (STRAY_ADDRESS, config.mode is not Mode.HUB and bool(config.pass_on_to)),
        (BAD_ADDRESS, not _are_addresses(config.pass_on_to)),
    )
    return tuple(problem for problem, is_so in found if is_so)


def _are_addresses(texts: tuple[str, ...]) -> bool:
    return len(set(texts)) == len(texts) and all(_ADDRESS.fullmatch(each) for each in texts)
