"""What an administrator enters."""

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, SecretModel, labelled


class EchoConfig(ConfigModel):
    """The settings of an echo channel."""

    account_id: str = labelled(
        ja="アカウント番号",
        en="Account number",
        help_ja="エコーの管理画面の「アカウント」に表示されている番号です。",
        help_en="The number that stands under “Account” in Echo's own screens.",
        pattern=r"^acc_[a-z0-9]{4,32}$",
    )


class EchoSecrets(SecretModel):
    """The secrets of an echo channel."""

    access_token: SecretStr = labelled(ja="アクセストークン", en="Access token")
    signing_secret: SecretStr = labelled(ja="署名用シークレット", en="Signing secret")
