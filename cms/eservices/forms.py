"""The questions of the citizen's form: one on each page."""

from typing import Any, ClassVar, Final

from django import forms
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
STORY_LIMIT: Final = 4_000
_DIGITS_OF_A_NUMBER: Final = range(10, 12)


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
    """How to answer; only what the chosen way needs is kept."""

    reply = forms.ChoiceField(label=_("お返事の方法"), choices=REPLY_CHOICES, widget=forms.RadioSelect)
    telephone = PlainTextField(
        label=_("電話番号"),
        help_text=_("日中につながる番号をお書きください。例：090-1234-5678"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("メールアドレス"),
        help_text=_("例：name@example.jp"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the contact that the chosen way needs, and drop the other."""
        answers = super().clean() or {}
        wanted = answers.get("reply")
        if wanted == TELEPHONE:
            self._check_telephone(answers.get("telephone", ""))
        if wanted == EMAIL and not answers.get("email") and "email" not in self.errors:
            self.add_error("email", _("メールアドレスを入力してください。"))
        for name in {TELEPHONE, EMAIL} - {wanted}:
            answers[name] = ""
            self.errors.pop(name, None)
        return answers

    def _check_telephone(self, number: str) -> None:
        if not number and "telephone" not in self.errors:
            self.add_error("telephone", _("電話番号を入力してください。"))
        elif number and len(japanese.telephone_digits(number)) not in _DIGITS_OF_A_NUMBER:
            self.add_error("telephone", _("電話番号は、市外局番から10けたか11けたで入力してください。"))


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
