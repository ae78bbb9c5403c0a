"""What an administrator enters."""

from collections.abc import Iterator
from typing import Final

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, ConfigProblem, ConfigProblemCode, LocalizedText, SecretModel, labelled

SHORTEST: Final = 32


class JitsiConfig(ConfigModel):
    """The settings of Jitsi."""

    server: str = labelled(
        ja="サーバーの名前",
        en="Name of the server",
        help_ja="Jitsi Meetのサーバーの名前です。https:// は付けません（例：meet.city.example.jp）。",
        help_en="The host name of the Jitsi Meet server, without https:// (meet.city.example.jp).",
        pattern=r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$",
        max_length=253,
    )
    app_id: str = labelled(
        ja="アプリID（app_id）",
        en="App ID (app_id)",
        help_ja="サーバーの設定にある app_id と同じにします。",
        help_en="The same as app_id in the server's settings.",
        pattern=r"^[A-Za-z0-9_.-]{1,64}$",
    )
    room_prefix: str = labelled(
        ja="部屋の名前のはじめ",
        en="Beginning of the rooms' names",
        help_ja="このシステムが作る部屋の名前は、これで始まります。市ごと、システムごとに違う言葉にします（例：imabari-soudan）。"
        "ほかの部屋の知らせは、受け取っても残しません。",
        help_en="The rooms of this system begin so. Choose another word for each city and system (imabari-soudan). "
        "What is told of other rooms is not kept.",
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$",
        min_length=6,
        max_length=40,
    )


class JitsiSecrets(SecretModel):
    """The secrets of Jitsi."""

    app_secret: SecretStr = labelled(
        ja="アプリの鍵（app_secret）",
        en="App secret (app_secret)",
        help_ja="サーバーの設定にある app_secret と同じにします。でたらめな文字を32文字以上。",
        help_en="The same as app_secret in the server's settings: 32 random characters or more.",
        min_length=SHORTEST,
    )
    event_token: SecretStr = labelled(
        ja="知らせの合い言葉",
        en="Word for deliveries",
        help_ja="サーバーが知らせるときに送る合い言葉です。アプリの鍵とは別の、でたらめな文字を32文字以上。",
        help_en="The word that the server says with each delivery: 32 random characters or more, not the app secret.",
        min_length=SHORTEST,
    )


SAME_WORD: Final = ConfigProblem(
    field="event_token",
    code=ConfigProblemCode.INCONSISTENT,
    message=LocalizedText(
        ja="知らせの合い言葉は、アプリの鍵と別のものにしてください。合い言葉はサーバーから毎回送られます。",
        en="Choose another word for deliveries than the app secret: the server says it each time.",
    ),
)


def problems_of(secrets: JitsiSecrets) -> Iterator[ConfigProblem]:
    """Yield what does not go together."""
    if secrets.app_secret.get_secret_value() == secrets.event_token.get_secret_value():
        yield SAME_WORD
