"""What the head decides about an incident, and what its staff may wish for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    """What the head decided (責任者の判断)."""

    GO_ON = "go_on", _("これまでどおり対応する")
    TWO_CLERKS = "two_clerks", _("2人以上で対応する")
    ONE_ANSWER = "one_answer", _("回答を1つに決めて、だれが受けても同じ答えをする")
    WRITING_ONLY = "writing_only", _("書面（手紙・メール）でだけ受ける")
    POLICE = "police", _("警察・弁護士に相談する")


class Wish(models.TextChoices):
    """What a member of staff wishes for after an incident (希望すること)."""

    REST = "rest", _("きょうは休憩・早退したい")
    OTHER_WORK = "other_work", _("しばらく窓口や電話を外れたい")
    TALK = "talk", _("上司と話したい")
    DOCTOR = "doctor", _("産業医・保健師と話したい")
    NOTHING = "nothing", _("いまは何も希望しない（記録だけ残したい）")
