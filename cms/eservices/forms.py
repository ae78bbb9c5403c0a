"""The questions of the citizen's form: one on each page."""

import re
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from case_core.intake.topics import Topic
from mannaka_kit import japanese
from mannaka_kit.ui.forms import CalmForm, PlainTextField

TELEPHONE: Final = "telephone"
EMAIL: Final = "email"
PORTAL: Final = "portal"
REPLY_CHOICES: Final = (
    (TELEPHONE, _("電話")),
    (EMAIL, _("メール")),
    (PORTAL, _("連絡先は書かず、受付番号の画面で読む")),
)
CONTACTS: Final = (TELEPHONE, EMAIL)
STORY_LIMIT: Final = 4_000
_DIGITS_OF_A_NUMBER: Final = range(10, 12)
# What Japanese keyboards give for a hyphen, after folding the width.
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212\u30fc\u2500]")


class TopicForm(CalmForm):
    """What it is about."""

    page_heading: ClassVar[str] = "topic"
    topic = forms.ChoiceField(
        label=_("どんなことでお困りですか"),
        help_text=_("近いものをひとつ選んでください。違っていても、こちらで直します。"),
        choices=Topic.choices,
        widget=forms.RadioSelect,
    )


class StoryForm(CalmForm):
    """The matter itself."""

    page_heading: ClassVar[str] = "story"
    story = PlainTextField(
        label=_("くわしく教えてください"),
        help_text=_(
            "いつ、どこで、何があって、どうなればよいか。書けるところだけでかまいません。4,000文字まで書けます。"
        ),
        multiline=True,
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class ReplyForm(CalmForm):
    """How to answer; only what the chosen way needs is asked for and kept."""

    page_heading: ClassVar[str] = "reply"
    reply = forms.ChoiceField(label=_("お返事の方法"), choices=REPLY_CHOICES, widget=forms.RadioSelect)
    telephone = PlainTextField(
        label=_("電話番号"),
        help_text=_("日中につながる番号をお書きください。例：090-1234-5678"),
        limit=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("メールアドレス"),
        help_text=_("例：name@example.jp"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.is_bound:
            for way in CONTACTS:
                self.fields[way].required = self.data.get("reply") == way

    def clean_telephone(self) -> str:
        """
        Return the number in one spelling.

        :raises ValidationError: it has too few or too many digits.
        """
        number = _DASHES.sub("-", japanese.fold_width(self.cleaned_data["telephone"]))
        if self._asks_for(TELEPHONE) and len(japanese.telephone_digits(number)) not in _DIGITS_OF_A_NUMBER:
            raise ValidationError(_("電話番号は、市外局番から10けたか11けたで入力してください。"))
        return number

    def clean(self) -> dict[str, Any]:
        """Drop the contact that the chosen way does not need, right or wrong."""
        answers = super().clean() or {}
        for way in CONTACTS:
            if not self._asks_for(way):
                answers[way] = ""
                self.errors.pop(way, None)
        return answers

    def _asks_for(self, way: str) -> bool:
        return bool(self.cleaned_data.get("reply") == way)


class NameForm(CalmForm):
    """Who it is, if they like to say."""

    page_heading: ClassVar[str] = "name"
    name = PlainTextField(
        label=_("お名前"),
        help_text=_("匿名でもかまいません。書きたくないときは、空けたまま「次へ」を押してください。"),
        limit=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class SendForm(CalmForm):
    """Nothing more to ask: only the key that makes it count once."""
