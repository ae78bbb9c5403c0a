"""The forms of a body's provider, one for each language that providers speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.federation.provider_facts import MOST, ProviderFacts, SamlFacts
from tenants.federation.saml.errors import MetadataUnreadableError
from tenants.federation.saml.xml import MOST_BYTES

if TYPE_CHECKING:
    from tenants.partners.models import PartnerOrganization

_LONGEST_SECRET = 500


class TrustForm(CalmForm):
    """What the city takes from a provider beyond who somebody is."""

    field_order = ("issuer", "client_id", "secret", "file", "metadata", "does_two_factors", "lets_in")
    does_two_factors = forms.BooleanField(
        label=_("機関の認証が2つめの確認をしたと伝えたときは、ここでは求めない"),
        required=False,
        help_text=_(
            "機関が、全員に2つめの確認を求めていることを、書面で確かめてから選びます。選ばないときは、ここでもパスキーか認証アプリを求めます。"
        ),
    )
    lets_in = forms.BooleanField(
        label=_("初めての方を、市が確かめずに入れる"),
        required=False,
        help_text=_(
            "機関の責任者から書面で求められたときだけ選びます。入った方は、機関の全員に共有された相談を、すぐに見られます。"
        ),
    )

    def trust(self) -> dict[str, bool]:
        """Return what was ticked."""
        return {each: self.cleaned_data[each] for each in ("does_two_factors", "lets_in")}


class ProviderForm(TrustForm):
    """Who vouches, as whom the city asks, and what the city takes from it."""

    issuer = PlainTextField(
        label=_("発行者（issuer）"),
        limit=MOST,
        help_text=_("機関から受け取ったアドレスを、そのまま入力します。例：https://login.shakyo.example.jp"),
    )
    client_id = PlainTextField(label=_("クライアントID"), limit=MOST)
    secret = PlainTextField(
        label=_("クライアントシークレット"),
        limit=_LONGEST_SECRET,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("一度保存すると、二度と表示されません。空欄なら、いまのものを使い続けます。"),
    )

    @classmethod
    def of(cls, organization: PartnerOrganization, **options: Any) -> ProviderForm:
        """Return the form with what is settled, except for the secret."""
        asked = {"issuer": organization.provider_issuer, "client_id": organization.provider_client_id}
        known = {
            **({} if organization.speaks_saml else asked),
            "does_two_factors": organization.provider_does_two_factors,
            "lets_in": organization.provider_lets_in,
        }
        return cls(**{"initial": known, **options})

    def facts(self) -> ProviderFacts:
        """Return what the action takes."""
        told = self.cleaned_data
        return ProviderFacts(
            issuer=told["issuer"].strip(),
            client_id=told["client_id"].strip(),
            secret=told["secret"].strip(),
            **self.trust(),
        )


class SamlForm(TrustForm):
    """What a provider that speaks SAML says of itself, as a file or pasted."""

    file = forms.FileField(
        label=_("機関から受け取ったメタデータ（XMLのファイル）"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xml,text/xml,application/xml,application/samlmetadata+xml"}),
        help_text=_("開かずに、そのまま選びます。空欄なら、いまのものを使い続けます。"),
    )
    metadata = PlainTextField(
        label=_("または、メタデータを貼り付ける"),
        limit=MOST_BYTES,
        multiline=True,
        required=False,
        help_text=_("「<」から始まる文字を、全部貼り付けます。ファイルを選んだときは、空欄のままにします。"),
    )

    @classmethod
    def of(cls, organization: PartnerOrganization, **options: Any) -> SamlForm:
        """Return the form with what is settled, except for the metadata."""
        known = {"does_two_factors": organization.provider_does_two_factors, "lets_in": organization.provider_lets_in}
        return cls(**{"initial": known, **options})

    def clean_file(self) -> str:
        """Return what the file says.

        :raises ValidationError: it is no text.
        """
        file = self.cleaned_data["file"]
        if not file:
            return ""
        try:
            return str(file.read(MOST_BYTES + 1).decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(str(MetadataUnreadableError())) from error

    def facts(self) -> SamlFacts:
        """Return what the action takes."""
        told = self.cleaned_data
        return SamlFacts(metadata=told["file"] or told["metadata"], **self.trust())
