"""The form of a body's provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.federation.provider_facts import MOST, ProviderFacts

if TYPE_CHECKING:
    from tenants.partners.models import PartnerOrganization

_LONGEST_SECRET = 500


class ProviderForm(CalmForm):
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

    @classmethod
    def of(cls, organization: PartnerOrganization, **options: Any) -> ProviderForm:
        """Return the form with what is settled, except for the secret."""
        known = {
            "issuer": organization.provider_issuer,
            "client_id": organization.provider_client_id,
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
            does_two_factors=told["does_two_factors"],
            lets_in=told["lets_in"],
        )
