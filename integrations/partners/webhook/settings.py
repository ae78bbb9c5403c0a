"""What an administrator enters."""

from pydantic import SecretStr

from mannaka_sdk import ConfigModel, SecretModel, labelled


class WebhookConfig(ConfigModel):
    """Where the partner's own system is."""

    address: str = labelled(
        ja="相手のシステムのアドレス",
        en="Address of their system",
        help_ja="相手の機関から受け取ったアドレスです。先に、運用担当者にサーバーの名前を伝えて、許可を受けてください。",
        help_en="The address that the organisation gave you. First have your operator allow its server's name.",
        pattern=r"^https://[a-z0-9.-]+(/[A-Za-z0-9._~-]+)*$",
        max_length=300,
    )


class WebhookSecrets(SecretModel):
    """The secret that both sides sign with."""

    signing_secret: SecretStr = labelled(
        ja="署名用の鍵",
        en="Signing secret",
        help_ja="両方のシステムに同じものを入力します。32文字以上の、推測できない文字にしてください。",
        help_en="The same on both sides: at least 32 characters that nobody can guess.",
        min_length=32,
    )
