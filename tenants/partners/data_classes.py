"""The closed list of what may be told of a consultation to a body outside the city hall."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataClass(models.TextChoices):
    """A kind of facts that an agreement names, and a share is made of (情報の区分)."""

    CONTACT = "contact", _("氏名・連絡先")
    SUMMARY = "summary", _("相談の概要")
    HOUSEHOLD = "household", _("家族・世帯")
    MONEY = "money", _("家計・借金")
    HEALTH = "health", _("健康・障がい")
    WORK = "work", _("仕事・経営")
    COURSE_OF_CASE = "course_of_case", _("対応の経過")
    DOCUMENTS = "documents", _("書類・添付ファイル")
    LISTENING = "listening", _("相談の場への同席")


def labels_of(values: list[str]) -> list[str]:
    """Return the classes in words, in the order of the list."""
    return [str(data_class.label) for data_class in DataClass if data_class in values]
