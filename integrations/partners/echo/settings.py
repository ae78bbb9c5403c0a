"""What an administrator enters."""

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, SecretModel, labelled


class EchoPartnerConfig(ConfigModel):
    """The settings of partners by Echo."""

    account_id: str = labelled(
        ja="アカウント番号",
        en="Account number",
        help_ja="エコーの管理画面の「アカウント」に表示されている番号です。",
        help_en="The number that stands under “Account” in Echo's own screens.",
        pattern=r"^acc_[a-z0-9]{4,32}$",
    )


class EchoPartnerSecrets(SecretModel):
    """The secrets of partners by Echo."""

    access_token: SecretStr = labelled(ja="アクセストークン", en="Access token")
    signing_secret: SecretStr = labelled(ja="署名用シークレット", en="Signing secret")
