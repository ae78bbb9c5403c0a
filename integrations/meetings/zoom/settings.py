"""What an administrator enters, and what can be seen to be wrong without asking Zoom."""

import re
from collections.abc import Iterator
from typing import Final

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, ConfigProblem, ConfigProblemCode, LocalizedText, SecretModel, labelled

MOST_HOSTS: Final = 20
_HOST: Final = re.compile(r"[^\s/?#@]{1,64}@[A-Za-z0-9.-]{3,120}|[A-Za-z0-9_-]{16,32}")


class ZoomConfig(ConfigModel):
    """The settings of Zoom."""

    account_id: str = labelled(
        ja="アカウントID（Account ID）",
        en="Account ID",
        help_ja="Zoom App Marketplaceで作った「Server-to-Server OAuth」アプリの「App Credentials」にあります。",
        help_en="Under “App Credentials” of the Server-to-Server OAuth app that you made in the Zoom App Marketplace.",
        pattern=r"^[A-Za-z0-9_-]{10,64}$",
    )
    client_id: str = labelled(
        ja="クライアントID（Client ID）",
        en="Client ID",
        help_ja="同じ「App Credentials」にあります。",
        help_en="Under “App Credentials”, too.",
        pattern=r"^[A-Za-z0-9_-]{10,64}$",
    )
    hosts: tuple[str, ...] = labelled(
        ja="会議を開く利用者",
        en="Users who open meetings",
        help_ja="会議を開けるライセンスのあるZoomの利用者のメールアドレスを、1行に1人ずつ、20人まで。"
        "1人が同時に開ける会議は1つなので、同時に受けるオンライン相談の数だけ必要です。",
        help_en="Mail addresses of Zoom users with a licence, one to a line, 20 at most. Each opens one meeting at a "
        "time, so you need as many as online talks may run at the same time.",
        min_length=1,
        max_length=MOST_HOSTS,
    )


class ZoomSecrets(SecretModel):
    """The secrets of Zoom."""

    client_secret: SecretStr = labelled(
        ja="クライアントシークレット（Client Secret）",
        en="Client secret",
        help_ja="同じ「App Credentials」にあります。",
        help_en="Under “App Credentials”, too.",
    )
    webhook_secret: SecretStr = labelled(
        ja="通知の鍵（Secret Token）",
        en="Secret token",
        help_ja="アプリの「Feature」の「Token」にある「Secret Token」です。"
        "Zoomからの通知が本物かどうかを確かめるのに使います。",
        help_en="The “Secret Token” under “Feature”, “Token” of the app. It shows whether what arrives is from Zoom.",
    )


STRANGE_HOST: Final = ConfigProblem(
    field="hosts",
    code=ConfigProblemCode.INVALID,
    message=LocalizedText(
        ja="会議を開く利用者は、Zoomに登録したメールアドレスで書いてください。",
        en="Write each user who opens meetings by the mail address at Zoom.",
    ),
)
SAME_HOST: Final = ConfigProblem(
    field="hosts",
    code=ConfigProblemCode.INCONSISTENT,
    message=LocalizedText(
        ja="同じ利用者が2回あります。1人が同時に開ける会議は1つです。",
        en="One user is there twice. Each opens one meeting at a time.",
    ),
)


def problems_of(config: ZoomConfig) -> Iterator[ConfigProblem]:
    """Yield what cannot be right."""
    if not all(map(_HOST.fullmatch, config.hosts)):
        yield STRANGE_HOST
    if len({each.lower() for each in config.hosts}) < len(config.hosts):
        yield SAME_HOST
