"""Forms on staff and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, CalmModelForm, PlainTextField
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role

if TYPE_CHECKING:
    from datetime import date

_EMAIL_HELP = _("サインインの設定が変わったときのお知らせを送ります。空けておくと、コンソールでお知らせします。")
_KANA_HELP = _("ひらがなでもカタカナでもかまいません。並び順と検索に使います。")


class StaffSearchForm(CalmForm):
    """Whom to show; what is typed stays in the session, never in the address."""

    sends = False
    text = PlainTextField(label=_("氏名・ふりがな・ユーザー名"), limit=100, required=False)


class NamesForm(CalmForm):
    """A member of staff's name, reading and mail address."""

    display_name = PlainTextField(label=_("氏名"), limit=100)
    name_kana = PlainTextField(label=_("ふりがな"), limit=100, help_text=_KANA_HELP)
    email = forms.EmailField(label=_("メールアドレス"), required=False, max_length=254, help_text=_EMAIL_HELP)

    @classmethod
    def of(cls, user: User, **options: Any) -> NamesForm:
        """Return the form with what is known."""
        known = {"display_name": user.display_name, "name_kana": user.name_kana, "email": user.email}
        return cls(initial=known, **options)


class NewUserForm(NamesForm):
    """A new member of staff."""

    field_order = ["username", "display_name", "name_kana", "email"]
    username = PlainTextField(
        label=_("ユーザー名"),
        limit=50,
        help_text=_("サインインに使います。半角の英小文字・数字・「.」「-」「_」で、2文字以上。例：t.aoi"),
    )


class RoleGrantForm(CalmModelForm):
    """A role for a time."""

    role = forms.ChoiceField(label=_("役割"), choices=Role.choices, widget=forms.RadioSelect)
    valid_from = forms.DateField(label=_("開始日"))
    valid_until = forms.DateField(
        label=_("終了日"), required=False, help_text=_("この日まで有効です。空けておくと、期限はありません。")
    )

    class Meta:
        """The section's field comes from the grant, so that this room needs no other."""

        model = RoleGrant
        fields = ["role", "section", "is_head", "valid_from", "valid_until"]

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        options.setdefault("initial", {"valid_from": on})
        super().__init__(*args, **options)
        section = cast("forms.ModelChoiceField[Any]", self.fields["section"])
        sections: Any = section.queryset  # the sections' own query set, which this room does not import
        section.queryset = sections.valid_on(on)
        section.label = _("担当課")
        section.help_text = _("役割が「担当課職員」のときだけ選んでください。")
        section.empty_label = _("選んでください")
        self.fields["is_head"].label = _("この課（相談センター）の責任者にする")
        self.fields["is_head"].help_text = _(
            "課の責任者の画面には、返事のない呼び出しがいちばん上に表示されます。"
            "相談センターの責任者は、連絡先の保護を解除し、窓口での対応を決めます。"
        )

    def clean_role(self) -> Role:
        """Return the role as such."""
        return Role(self.cleaned_data["role"])

    def _post_clean(self) -> None:
        """Leave the rules to the action: this form only reads what was typed."""
