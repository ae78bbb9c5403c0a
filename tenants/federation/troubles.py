"""What may be wrong with a provider's side, each with the next step for an administrator."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class Trouble(models.TextChoices):
    """What a try of a provider found (確かめた結果)."""

    AWAY = "away", _("応答がありません。アドレスを確かめ、しばらくしてからもう一度お試しください。")
    NO_DESCRIPTION = (
        "no_description",
        _("このアドレスには、OpenID Connectの説明（/.well-known/openid-configuration）がありません。"),
    )
    UNREADABLE = (
        "unreadable",
        _("応答を読み取れません。機関の担当者に、OpenID Connectの設定を確かめてもらってください。"),
    )
    OTHER_ISSUER = (
        "other_issuer",
        _("サーバーは別の発行者（issuer）を名乗っています。機関に、正しい発行者を確かめてください。"),
    )
    HOST = (
        "host",
        _("サインインに使うサーバーの一部が、まだ許可されていません。運用担当者に次の名前を伝えてください："),
    )
    NO_CODE = "no_code", _("認可コードによるサインイン（PKCE S256）を使えません。機関の担当者に設定を頼んでください。")
    NO_KEYS = "no_keys", _("署名を確かめる公開鍵（RS・PS・ES方式）がありません。機関の担当者に設定を頼んでください。")
    NO_CERTIFICATE = (
        "no_certificate",
        _("署名の証明書の期限が切れたか、まだ始まっていません。機関から、新しいメタデータを受け取ってください。"),
    )
    CLIENT = (
        "client",
        _("クライアントIDかクライアントシークレットが受け付けられません。機関から受け取った値を入力し直してください。"),
    )


class ProviderTroubleError(AnticipatedError):
    """The provider's side does not do what it should."""

    code = "provider.trouble"

    def __init__(self, trouble: Trouble, *, hosts: str = "") -> None:
        super().__init__(f"{trouble.label}{hosts}")
        self.trouble = trouble
