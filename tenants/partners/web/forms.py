"""Forms on partner organisations, agreements and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.partners.agreement_terms import AgreementTerms
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import EMAIL_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.partners.models import PartnerOrganization
    from tenants.plugins.models import Channel

_KANA_HELP = _("ひらがなでもカタカナでもかまいません。一覧はこの順に並びます。")


class OrganizationForm(CalmForm):
    """A body's names, its kind, and where and how it is reached."""

    name = PlainTextField(label=_("関係機関の名前"), limit=100)
    name_kana = PlainTextField(label=_("ふりがな"), limit=100, help_text=_KANA_HELP)
    alternate_name = PlainTextField(label=_("略称"), limit=100, required=False, help_text=_("例：社協"))
    kind = forms.ChoiceField(label=_("機関の種類"), choices=[("", _("選んでください")), *BodyKind.choices])
    description = PlainTextField(
        label=_("何を頼めるか"),
        limit=1000,
        required=False,
        multiline=True,
        help_text=_("職員が紹介先を選ぶときに読みます。"),
    )
    reaches = forms.MultipleChoiceField(
        label=_("届け方"), choices=Reach.choices, widget=forms.CheckboxSelectMultiple, initial=[Reach.ACCOUNT]
    )
    gateway_id = forms.ChoiceField(label=_("相手のシステムに送るサービス"), required=False)
    gateway_address = PlainTextField(
        label=_("そのサービスでの、この機関の呼び名"),
        limit=200,
        required=False,
        help_text=_("サービスが機関を番号などで区別するときに入力します。空のときは、関係機関の名前を送ります。"),
    )
    phone = PlainTextField(label=_("電話番号"), limit=20, required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(label=_("メールアドレス"), required=False, max_length=254)
    address = PlainTextField(label=_("住所"), limit=200, required=False)
    url = forms.URLField(label=_("ウェブページ"), required=False, max_length=200, assume_scheme="https")

    def __init__(self, *args: Any, channels: Iterable[Channel] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [(str(each.pk), each.label) for each in channels]
        field = self.fields["gateway_id"]
        field.choices = [("", _("選んでください") if offered else _("使えるサービスがありません")), *offered]  # type: ignore[attr-defined]
        field.help_text = _("「相手のシステムに送る」を選んだときに使います。サービスは「連絡手段」で用意します。")

    @classmethod
    def of(cls, organization: PartnerOrganization, **options: Any) -> OrganizationForm:
        """Return the form with what is known."""
        known = {name: getattr(organization, name) for name in cls.base_fields if name != "idempotency_key"}
        return cls(**{"initial": known, **options})


class AgreementForm(CalmForm):
    """What may be shared with a body, for what and how long."""

    purpose = PlainTextField(
        label=_("何のために共有するか"),
        limit=1000,
        multiline=True,
        help_text=_("協定書に書かれている目的。例：生活に困っている方の相談に、一緒に対応するため"),
    )
    data_classes = forms.MultipleChoiceField(
        label=_("共有してよい情報"),
        choices=DataClass.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("ここで選ばない情報は、ご本人の同意があっても共有できません。"),
    )
    signed_on = forms.DateField(label=_("締結した日"))
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(label=_("この日まで"), help_text=_("この日を過ぎると、共有は自動で止まります。"))
    document_note = PlainTextField(
        label=_("協定書の保管場所"), limit=200, required=False, help_text=_("例：総務課 文書番号 令7-123")
    )

    def terms(self) -> AgreementTerms:
        """Return what the action takes."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "data_classes"}
        classes = tuple(DataClass(value) for value in self.cleaned_data["data_classes"])
        return AgreementTerms(data_classes=classes, **typed)


class InvitationForm(CalmForm):
    """Who is asked to act for a body."""

    display_name = PlainTextField(label=_("氏名"), limit=100)
    name_kana = PlainTextField(label=_("ふりがな"), limit=100)
    post = PlainTextField(label=_("所属・役職"), limit=100, required=False, help_text=_("例：生活支援課 主任"))
    email = forms.EmailField(
        label=_("メールアドレス"),
        max_length=EMAIL_LENGTH,
        help_text=_("お一人ずつのアドレス。この方だけが、リンクを1回、72時間以内に使えます。"),
    )


class AcceptForm(CalmForm):
    """The mail address that the invitation was sent to."""

    email = forms.EmailField(
        label=_("招待を受け取ったメールアドレス"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
