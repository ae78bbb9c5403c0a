"""What a partner organisation is, and how what is meant for it reaches it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """What kind of body it is (機関の種類)."""

    WELFARE_COUNCIL = "welfare_council", _("社会福祉協議会")
    CARE = "care", _("福祉・介護の事業所")
    MEDICAL = "medical", _("医療機関・保健所")
    LEGAL = "legal", _("法律の相談機関")
    BUSINESS = "business", _("経営・仕事の支援機関")
    SCHOOL = "school", _("学校・教育機関")
    PUBLIC = "public", _("国・県などの役所")
    POLICE = "police", _("警察・消防")
    CIVIL = "civil", _("NPO・地域の団体")
    OTHER = "other", _("その他")


class Protocol(models.TextChoices):
    """Which language the body's own identity provider speaks (認証の方式)."""

    OIDC = "oidc", "OpenID Connect"
    SAML = "saml", "SAML 2.0"


class Reach(models.TextChoices):
    """How something reaches the body (届け方)."""

    ACCOUNT = "account", _("担当者が関係機関の画面で見る")
    LETTER = "letter", _("手紙・メールで送る")
    WEBHOOK = "webhook", _("相手のシステムに送る")
