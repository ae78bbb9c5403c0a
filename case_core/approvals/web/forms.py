"""The forms of requests to the head."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.forms.yen import YenField

SIGN, SEND_BACK, COMMENT = "sign", "send_back", "comment"
DECISIONS = (
    (SIGN, _("確認して署名する")),
    (SEND_BACK, _("差し戻す")),
    (COMMENT, _("コメントだけする（決めるのは後にする）")),
)


class ReadingForm(CalmForm):
    """What the head should look at."""

    words = PlainTextField(
        label=_("見てほしいこと"),
        multiline=True,
        limit=1000,
        help_text=_("責任者は相談の全体を読めます。どこを、なぜ見てほしいかを書いてください。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 4


class ClosingForm(ReadingForm):
    """How the case is to end."""

    field_order = ["outcome", "referred_to", "recovered_yen", "note", "words"]
    outcome = forms.ChoiceField(label=_("結果"), choices=Outcome, widget=forms.RadioSelect)
    referred_to = PlainTextField(
        label=_("案内した機関"), limit=100, required=False, help_text=_("「市の担当外」のときに書きます。")
    )
    recovered_yen = YenField(
        label=_("取り戻した金額（円）"),
        required=False,
        help_text=_("「消費トラブル」の相談で、返ってきた金額と払わずに済んだ金額の合計です。"),
    )
    note = PlainTextField(label=_("まとめ"), multiline=True, required=False, help_text=_("職員だけが読みます。"))


class DecisionForm(CalmForm):
    """What the head says."""

    decision = forms.ChoiceField(label=_("どうしますか"), choices=DECISIONS, widget=forms.RadioSelect)
    comment = PlainTextField(
        label=_("コメント"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("相談の経過に残ります。差し戻すときは、理由を書いてください。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["comment"].widget.attrs["rows"] = 4


class RulesForm(CalmForm):
    """Which endings need a signature."""

    outcomes = forms.MultipleChoiceField(
        label=_("署名が必要な結果"), choices=Outcome, required=False, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("署名が必要な分野"), choices=Topic, required=False, widget=forms.CheckboxSelectMultiple
    )
