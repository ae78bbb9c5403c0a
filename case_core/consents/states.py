"""On which ground something may be told to another body, and how consent is given."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalGround(models.TextChoices):
    """
    Why another body may be told (共有の根拠); each share names one, and there is no other.

    - consent: the person agreed (個人情報の保護に関する法律69条2項1号).
    - livelihood_conference: 支援会議 of 生活困窮者自立支援法9条; its members keep secrets by law (9条5項).
    - multilayer_conference: 支援会議 of 社会福祉法106条の6; its members keep secrets by law (106条の6第5項).
    - child_council: 要保護児童対策地域協議会 of 児童福祉法25条の2; its members keep secrets by law (25条の5).
    - consumer_safety_council: 消費者安全確保地域協議会 of 消費者安全法11条の3 to 11条の5.
    - outsourcing: the body does the city's work for it (個人情報の保護に関する法律66条2項).
    - emergency: life or limb is in danger (個人情報の保護に関する法律69条2項4号); looked at again afterwards.
    """

    CONSENT = "consent", _("本人の同意")
    LIVELIHOOD_CONFERENCE = "livelihood_conference", _("支援会議（生活困窮者自立支援法9条）")
    MULTILAYER_CONFERENCE = "multilayer_conference", _("支援会議（社会福祉法106条の6）")
    CHILD_COUNCIL = "child_council", _("要保護児童対策地域協議会（児童福祉法25条の2）")
    CONSUMER_SAFETY_COUNCIL = "consumer_safety_council", _("消費者安全確保地域協議会（消費者安全法11条の3から5）")
    OUTSOURCING = "outsourcing", _("市の業務の委託")
    EMERGENCY = "emergency", _("命や身体の危険（緊急）")


# Tracks on which bodies share without asking the person, because a law lets their council or conference do so.
COUNCILS: Final = frozenset(
    {
        LegalGround.LIVELIHOOD_CONFERENCE,
        LegalGround.MULTILAYER_CONFERENCE,
        LegalGround.CHILD_COUNCIL,
        LegalGround.CONSUMER_SAFETY_COUNCIL,
    }
)


class Manner(models.TextChoices):
    """How somebody agreed, or took it back (同意の方法)."""

    WRITTEN = "written", _("書面")
    ORAL = "oral", _("口頭（職員が記録）")
    ELECTRONIC = "electronic", _("電子")
