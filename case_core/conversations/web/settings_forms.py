"""The forms in which administrators word and settle conversations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.conversations.states import ContentPolicy
from mannaka_kit.ui.forms import CalmForm, PlainTextField

_LONGEST = 1_000


class FixedTextForm(CalmForm):
    """A text in both languages."""

    body_ja = PlainTextField(label=_("日本語"), multiline=True, limit=_LONGEST)
    body_en = PlainTextField(label=_("英語"), multiline=True, limit=_LONGEST)


class CannedTextForm(CalmForm):
    """A text to begin an answer with."""

    title = PlainTextField(label=_("題"), limit=60, widget=forms.TextInput, help_text=_("職員が選ぶときに見ます。"))
    body = PlainTextField(label=_("本文"), multiline=True, limit=2_000)
    position = forms.IntegerField(
        label=_("並び順"), min_value=0, max_value=999, initial=0, help_text=_("小さい数から並びます。")
    )


class RulesForm(CalmForm):
    """Crisis words, and where quick leaving leads."""

    crisis_words = PlainTextField(
        label=_("急ぎの言葉"),
        multiline=True,
        required=False,
        help_text=_(
            "1行に1つ。書かれていると、110番などの案内を送り、会話を一番上に出します。空にすると元に戻ります。"
        ),
    )
    leave_url = forms.CharField(
        label=_("「すぐ離れる」で開くページ"),
        required=False,
        max_length=200,
        help_text=_("https:// で始まる、相談と関係のないページ。空けておくと、市のトップページを開きます。"),
    )


class ChannelRulesForm(CalmForm):
    """What a channel is for, and what is said first."""

    topics = forms.MultipleChoiceField(
        label=_("扱う分野"),
        choices=Topic,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("どれも選ばないと、すべての分野を扱います。"),
    )
    purpose_ja = PlainTextField(
        label=_("この連絡手段の、はじめの案内（日本語）"),
        multiline=True,
        required=False,
        limit=_LONGEST,
        help_text=_("空けておくと、市の定型文を使います。"),
    )
    purpose_en = PlainTextField(
        label=_("この連絡手段の、はじめの案内（英語）"), multiline=True, required=False, limit=_LONGEST
    )


class PolicyForm(CalmForm):
    """What may leave by a channel, and by which assessment."""

    policy = forms.ChoiceField(label=_("連絡手段から送るもの"), choices=ContentPolicy, widget=forms.RadioSelect)
    reference = PlainTextField(
        label=_("市の検討結果"),
        limit=200,
        required=False,
        widget=forms.TextInput,
        help_text=_("会話の内容を送るときは、個人情報の取扱いを検討した文書の番号などを入力します。例：今市民第12号"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["policy"].help_text = _(
            "「お知らせとリンクだけ」では、相談の内容が連絡手段の会社に残りません。ふだんはこちらにしてください。"
        )
