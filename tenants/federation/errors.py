"""What may be wrong with a body's provider, and with somebody who comes by it."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError


class IssuerAddressError(AnticipatedError):
    """The issuer is no plain https address."""

    code = "provider.issuer"
    message = _("発行者（issuer）は、https:// で始まるアドレスを、?や#のない形で入力してください。")


class IssuerTakenError(AnticipatedError):
    """Another body signs in by this provider."""

    code = "provider.issuer_taken"
    message = _("この発行者は、ほかの関係機関で使われています。1つの発行者は、1つの機関だけのものにします。")


class HostNotAllowedError(AnticipatedError):
    """The operator names no such host."""

    code = "provider.host"
    message = _("このアドレスへの接続は、まだ許可されていません。運用担当者に、サーバーの名前を伝えてください。")


class ClientIdMissingError(AnticipatedError):
    """There is no client id."""

    code = "provider.client_id"
    message = _("クライアントIDを入力してください。")


class SecretMissingError(AnticipatedError):
    """There is no secret, and none from before."""

    code = "provider.secret"
    message = _("クライアントシークレットを入力してください。発行者を変えたときは、入力し直します。")


class OpenToEverybodyError(AnticipatedError):
    """Anybody at all can have an account at this provider: it says nothing of whose people they are."""

    code = "provider.open_to_everybody"
    message = _("だれでも登録できるサービスです。新しい方をそのまま入れることはできません。1人ずつ確かめてください。")


class NoProviderError(AnticipatedError):
    """The body has none, or none that was tried well."""

    code = "provider.none"
    message = _("この機関の認証は、いま使えません。市の担当者にお問い合わせください。")


class NotAgreedError(AnticipatedError):
    """No agreement with the body is in force, or the city works with it no more."""

    code = "provider.not_agreed"
    message = _("市との協定が、いま有効ではありません。市の担当者に電話でお問い合わせください。")


class ProviderAwayError(AnticipatedError):
    """The provider does not answer, or with nothing that can be read."""

    code = "provider.away"
    message = _("機関の認証サーバーから応答がありません。しばらくしてから、もう一度お試しください。")


class ProviderRefusedError(AnticipatedError):
    """The provider did not vouch: the person stopped, or may not use this."""

    code = "provider.refused"
    message = _("機関の認証で、サインインが取りやめられたか、許可されませんでした。")


class NotVouchedError(AnticipatedError):
    """What came back proves nothing: another issuer, audience, moment, signature, or an answer to no question."""

    code = "provider.not_vouched"
    message = _("サインインを確かめられませんでした。はじめから、もう一度お試しください。")


class StillWaitingError(AnticipatedError):
    """The person is known by now, and the city has not let them in."""

    code = "provider.waiting"
    message = _("お名前を登録しました。市の担当者が確かめると、サインインできるようになります。")


class NotWaitingError(AnticipatedError):
    """There is nobody to be let in."""

    code = "provider.not_waiting"
    message = _("この方は、すでに利用中か、担当者から外されています。")
