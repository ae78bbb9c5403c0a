"""allauth's forms in the kit's look, with our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import Calm
from tenants.accounts.sign_in.single_use import use_up

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_CODE_HELP = _(
    "認証アプリに表示されている6けたの数字です。スマートフォンが手元にないときは、リカバリーコードも使えます。"
)


class Worded(forms.BaseForm):
    """Mix-in that puts our labels and help in place of allauth's; the kit reads them afterwards."""

    labels: ClassVar[dict[str, StrOrPromise]] = {}
    helps: ClassVar[dict[str, StrOrPromise]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label = label
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Calm, Worded, account_forms.LoginForm):  # type: ignore[misc]  # untyped base
    """User name and password."""

    sends = False
    labels = {"login": _("ユーザー名"), "password": _("パスワード")}


class ReauthenticateForm(Calm, Worded, account_forms.ReauthenticateForm):  # type: ignore[misc]  # untyped base
    """The password once more, before something delicate."""

    sends = False
    labels = {"password": _("パスワード")}


def _two_alike(form: forms.Form, words: StrOrPromise) -> dict[str, Any]:
    cleaned: dict[str, Any] = forms.Form.clean(form) or {}
    first, second = cleaned.get("password1"), cleaned.get("password2")
    if first and second and first != second:
        form.add_error("password2", words)
    return cleaned


class ChangePasswordForm(Calm, Worded, account_forms.ChangePasswordForm):  # type: ignore[misc]  # untyped base
    """The old password and the new one, twice."""

    sends = False
    labels = {
        "oldpassword": _("今のパスワード"),
        "password1": _("新しいパスワード"),
        "password2": _("新しいパスワード（もう一度）"),
    }
    helps = {
        "oldpassword": _("管理者から受け取ったパスフレーズで入った方は、そのパスフレーズです。"),
        "password1": _("15文字以上にしてください。短い文のように、長くて覚えやすいものをおすすめします。"),
    }

    def clean(self) -> dict[str, Any]:
        """Refuse two new passwords that differ, in our words."""
        return _two_alike(self, _("新しいパスワードが、2回とも同じになるように入力してください。"))


class SetPasswordForm(Calm, Worded, account_forms.SetPasswordForm):  # type: ignore[misc]  # untyped base
    """A first password, twice, for somebody who came without one."""

    sends = False
    labels = {"password1": _("パスワード"), "password2": _("パスワード（もう一度）")}
    helps = {"password1": ChangePasswordForm.helps["password1"]}

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that differ, in our words."""
        return _two_alike(self, _("パスワードが、2回とも同じになるように入力してください。"))


class OnceOnly:
    """Mix-in that lets a code of an authenticator app pass once."""

    def clean_code(self) -> str:
        """Return the code if it is right and has not been used."""
        code: str = super().clean_code()  # type: ignore[misc]  # allauth's form is the next class
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]  # set by allauth's form
        if used.type == Authenticator.Type.TOTP and not use_up(used, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


def authenticator_types(user: Any) -> set[str]:
    """Return which kinds of second factor a person has registered, recovery codes included."""
    return set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))


class CodeForm(Calm, Worded, OnceOnly, mfa_forms.AuthenticateForm):  # type: ignore[misc]  # untyped base
    """The code at sign-in."""

    sends = False
    labels = {"code": _("確認コード")}
    helps = {"code": _CODE_HELP}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not authenticator_types(self.user) & {Authenticator.Type.TOTP}:
            self.fields["code"].label = _("リカバリーコード")
            self.fields["code"].help_text = _("パスキーが使えないときに、控えておいた8けたの数字を入力します。")


class ReauthenticateCodeForm(Calm, Worded, OnceOnly, mfa_forms.ReauthenticateForm):  # type: ignore[misc]  # untyped
    """The code once more, before something delicate."""

    sends = False
    labels = {"code": _("確認コード")}
    helps = {"code": _CODE_HELP}


class ActivateTOTPForm(Calm, Worded, totp_forms.ActivateTOTPForm):  # type: ignore[misc]  # untyped base
    """The first code of a new authenticator app."""

    sends = False
    labels = {"code": _("確認コード")}
    helps = {"code": _("認証アプリに表示された6けたの数字を入力してください。")}


class DeactivateTOTPForm(Calm, totp_forms.DeactivateTOTPForm):  # type: ignore[misc]  # untyped base
    """Nothing to type."""

    sends = False


class GenerateRecoveryCodesForm(Calm, recovery_forms.GenerateRecoveryCodesForm):  # type: ignore[misc]  # untyped base
    """Nothing to type."""

    sends = False
