"""What a person is told about their own sign-in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """Something that changed in how a person signs in (お知らせの種類)."""

    PASSKEY_ADDED = "passkey_added", _("パスキーが登録されました。")
    PASSKEY_REMOVED = "passkey_removed", _("パスキーの登録が外されました。")
    APP_ADDED = "app_added", _("認証アプリが登録されました。")
    APP_REMOVED = "app_removed", _("認証アプリの登録が外されました。")
    CODES_MADE = "codes_made", _("リカバリーコードが作り直されました。")
    FACTORS_RESET = "factors_reset", _("管理者が、パスキーと認証アプリの登録をすべて外しました。")
    PASSWORD_CHANGED = "password_changed", _("パスワードが変更されました。")
    PASSWORD_RESET = "password_reset", _("管理者が、新しいパスフレーズを作りました。")
    NEW_DEVICE = "new_device", _("はじめての端末からサインインがありました。")
