"""allauth's forms of passkeys: every passkey asks for its owner, and comes from the very page that was asked."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.utils import websafe_decode

from mannaka_kit.ui.forms import Calm, PlainTextField
from tenants.accounts.sign_in.forms import Worded

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CHARACTERS = 60


class FromThisPage(forms.BaseForm):
    """Mix-in that refuses what is no passkey's answer, or one that was given to another address."""

    # What the library reads from an answer of this kind without asking whether it is there.
    needed: ClassVar[tuple[str, ...]] = ("clientDataJSON",)

    def clean_credential(self) -> Any:
        """Return the answer, or what allauth makes of it."""
        require_ours(self.cleaned_data["credential"], self.needed)
        inherited = getattr(super(), "clean_credential", None)
        with speaking_of_passkeys():
            return inherited() if inherited else self.cleaned_data["credential"]


@contextmanager
def speaking_of_passkeys() -> Iterator[None]:
    """Say "passkey" where allauth says "code" for both."""
    try:
        yield
    except ValidationError as error:
        is_of_code = getattr(error, "code", "") == "incorrect_code"
        raise get_adapter().validation_error("incorrect_passkey") if is_of_code else error from error


def require_ours(credential: Any, needed: tuple[str, ...]) -> None:
    """Go on only with a whole answer to this very address.

    :raises ValidationError: otherwise.
    """
    try:
        response = credential["response"]
        told = json.loads(websafe_decode(response["clientDataJSON"]))
        is_ours = all(isinstance(response[name], str) and response[name] for name in needed)
        is_ours = is_ours and told["origin"] == f"{context.request.scheme}://{context.request.get_host()}"
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise get_adapter().validation_error("incorrect_passkey") from error
    if not is_ours:
        raise get_adapter().validation_error("incorrect_passkey")


class AddPasskeyForm(Calm, Worded, FromThisPage, webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]  # untyped base
    """A new passkey and the name under which its owner knows it."""

    sends = False
    needed = ("clientDataJSON", "attestationObject")
    labels = {"name": _("パスキーの名前")}
    helps = {"name": _("どの端末のものか、あとで分かる名前にします。例：窓口のパソコン")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].widget.attrs["maxlength"] = _MOST_CHARACTERS
        self.fields["credential"].error_messages["required"] = get_adapter().error_messages["incorrect_passkey"]
        del self.fields["passwordless"]

    def clean(self) -> dict[str, Any]:
        """Let the library check the answer."""
        with speaking_of_passkeys():
            return dict(super().clean() or {})

    def full_clean(self) -> None:
        """Say what is wrong with the passkey above the form: its field cannot be seen."""
        super().full_clean()
        wrong = self.errors.pop("credential", None)
        if wrong:
            self.add_error(None, wrong.as_data())

    def clean_name(self) -> str:
        """Return the name, short enough for every list."""
        name: str = super().clean_name()
        return " ".join(name.split())[:_MOST_CHARACTERS]


class NamePasskeyForm(Calm, webauthn_forms.EditWebAuthnForm):  # type: ignore[misc]  # untyped base
    """Another name for a passkey."""

    sends = False
    name = PlainTextField(label=_("パスキーの名前"), limit=_MOST_CHARACTERS)


class _Answer(FromThisPage):
    needed: ClassVar[tuple[str, ...]] = ("clientDataJSON", "authenticatorData", "signature")


class SignInByPasskeyForm(_Answer, webauthn_forms.LoginWebAuthnForm):  # type: ignore[misc]  # untyped base
    """A passkey in place of name, password and code: the person is known by it."""

    needed = (*_Answer.needed, "userHandle")


class PasskeyAsSecondFactorForm(_Answer, webauthn_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]  # untyped
    """A passkey after the password."""


class ConfirmByPasskeyForm(_Answer, webauthn_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # untyped base
    """A passkey before something delicate."""
