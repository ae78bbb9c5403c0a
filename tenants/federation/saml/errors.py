"""What may be wrong with a provider's metadata, and with what it answers."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError
from tenants.federation.errors import NotVouchedError


class MetadataError(AnticipatedError):
    """Nobody could sign in by this metadata."""

    code = "provider.metadata"

    def __init__(self) -> None:
        super().__init__(field="metadata")


class MetadataMissingError(MetadataError):
    """There is none, and none from before."""

    code = "provider.metadata_missing"
    message = _("機関から受け取ったメタデータを、ファイルで選ぶか、貼り付けてください。")


class MetadataUnreadableError(MetadataError):
    """It is no XML, or more than anybody needs."""

    code = "provider.metadata_unreadable"
    message = _(
        "XMLとして読み取れません。機関から受け取ったメタデータのファイルを、開かずにそのまま選んでください（200KBまで）。"
    )


class MetadataForbiddenError(MetadataError):
    """It brings a document type or entities."""

    code = "provider.metadata_forbidden"
    message = _(
        "メタデータに、DOCTYPEかENTITYの宣言があります。安全のため読み込みません。機関に、宣言のないものを頼んでください。"
    )


class MetadataOfOneProviderError(MetadataError):
    """It describes no provider, or several."""

    code = "provider.metadata_of_one"
    message = _(
        "1つの認証サーバー（IdP、SAML 2.0）のメタデータではありません。機関の認証サーバーのものを受け取ってください。"
    )


class MetadataIssuerError(MetadataError):
    """Its name cannot be kept."""

    code = "provider.metadata_issuer"
    message = _("認証サーバーの名前（entityID）がないか、長すぎます（200文字まで）。")


class MetadataAddressError(MetadataError):
    """It does not say where people are to be sent."""

    code = "provider.metadata_address"
    message = _(
        "サインインの画面のアドレス（HTTP-Redirect、https）がありません。機関の担当者に、HTTP-Redirectを使えるようにしてもらってください。"
    )


class NoCertificateError(MetadataError):
    """Nothing that it signs could be verified."""

    code = "provider.certificate"
    message = _("署名を確かめる証明書（RSA、2048ビット以上）がありません。機関の担当者に確かめてもらってください。")


class CertificateOverError(MetadataError):
    """Every certificate is over."""

    code = "provider.certificate_over"
    message = _("署名の証明書の期限が切れています。機関から、新しいメタデータを受け取ってください。")


class NotLastingError(AnticipatedError):
    """The provider tells of somebody by a name that another person may have tomorrow."""

    code = "provider.not_lasting"
    message = _(
        "機関の認証が、変わらない番号（persistentのNameID）を伝えていません。機関の認証の担当者に、設定を頼んでください。"
    )


class UnprovedError(NotVouchedError):
    """An answer proves nothing; why is for the operator's log, not for whoever sent it."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why
