"""What an administrator enters."""

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, SecretModel, labelled


class EchoMeetingConfig(ConfigModel):
    """The settings of meetings by Echo."""

    account_id: str = labelled(
        ja="アカウント番号",
        en="Account number",
        help_ja="エコーの管理画面の「アカウント」に表示されている番号です。",
        help_en="The number that stands under “Account” in Echo's own screens.",
        pattern=r"^acc_[a-z0-9]{4,32}$",
    )
    hosts: tuple[str, ...] = labelled(
        ja="会議を開く人",
        en="Who opens meetings",
        help_ja="エコーで会議を開ける利用者を、1行に1人ずつ。1人が同時に開ける会議は1つです。",
        help_en="Users who may open meetings at Echo, one to a line. Each opens one meeting at a time.",
        min_length=1,
        max_length=50,
    )


class EchoMeetingSecrets(SecretModel):
    """The secrets of meetings by Echo."""

    access_token: SecretStr = labelled(ja="アクセストークン", en="Access token")
    signing_secret: SecretStr = labelled(ja="署名用シークレット", en="Signing secret")
