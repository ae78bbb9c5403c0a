"""Forms on channels, beside that of a plugin's own settings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.formats import in_brackets
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_sdk import Manifest
from tenants.plugins.wording import said


class AddForm(CalmForm):
    """Which kind of channel, and what staff call it."""

    plugin_id = forms.ChoiceField(label=_("どの連絡手段を使いますか"), widget=forms.RadioSelect)
    label = PlainTextField(
        label=_("名前"),
        limit=60,
        required=False,
        widget=forms.TextInput,
        help_text=_("職員の画面に表示されます。空けておくと、選んだ種類の名前になります。例：消費生活LINE"),
    )

    def __init__(self, *args: Any, offers: Iterable[Manifest], **more: Any) -> None:
        super().__init__(*args, **more)
        self._names = {each.id: said(each.name) for each in offers}
        vendors = {each.id: in_brackets(each.vendor.name) for each in offers}
        chosen = self.fields["plugin_id"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared above
        chosen.choices = [(key, f"{name}{vendors[key]}") for key, name in self._names.items()]

    @property
    def name(self) -> str:
        """Return the channel's name: the one that was typed, else that of its kind."""
        return str(self.cleaned_data["label"] or self._names[self.cleaned_data["plugin_id"]])


class NameForm(CalmForm):
    """What staff call a channel."""

    label = PlainTextField(
        label=_("名前"),
        limit=60,
        widget=forms.TextInput,
        help_text=_("職員の画面に表示されます。市民には見えません。"),
    )


class MenuForm(CalmForm):
    """Whether the service shows the city's menu."""

    is_wanted = forms.TypedChoiceField(
        label=_("トーク画面のメニュー"),
        choices=[("yes", _("出す（開所と閉所に合わせて、自動で切り替える）")), ("no", _("出さない"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class SheetForm(CalmForm):
    """Yes to the edition that was read."""

    seen = forms.CharField(widget=forms.HiddenInput)
    agrees = forms.BooleanField(label=_("この内容を市として確認しました"))


class TrialForm(CalmForm):
    """The button is the question; another account than before is agreed to by its identifier."""

    accepted_account_id = forms.CharField(required=False, max_length=512, widget=forms.HiddenInput)
