"""Why somebody is shielded, and the ways on which people are reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShieldKind(models.TextChoices):
    """Why a person is shielded (保護の理由): the grounds of the support measures of the residents' register law."""

    DV = "dv", _("配偶者などからの暴力（DV）")
    STALKING = "stalking", _("ストーカー行為")
    CHILD_ABUSE = "child_abuse", _("児童虐待")
    OTHER = "other", _("そのほか、これらに準ずるもの")


class Way(models.TextChoices):
    """A way on which a person is reached (連絡の方法)."""

    TELEPHONE = "telephone", _("電話")
    MAIL = "mail", _("メール")
    LINE = "line", _("LINE")
    LETTER = "letter", _("郵便")
    VISIT = "visit", _("自宅への訪問")
    COUNTER = "counter", _("ご本人の来所を待つ")
    SUPPORTER = "supporter", _("支援している機関を通じて")
