"""Forms with every kind of field, for the sample pages."""

from django import forms

from mannaka_kit.ui.forms import CalmForm, PlainTextField


class EveryFieldForm(CalmForm):
    """A form with every kind of field."""

    name = PlainTextField(label="お名前", limit=100, help_text="匿名でもかまいません。")
    kana = PlainTextField(label="フリガナ", limit=100, required=False)
    matter = PlainTextField(label="ご相談の内容", multiline=True)
    email = forms.EmailField(label="メールアドレス", required=False)
    born = forms.DateField(label="生年月日", required=False)
    district = forms.ChoiceField(label="お住まいの地区", choices=[("", "選んでください"), ("1", "本庁")])
    reply = forms.MultipleChoiceField(
        label="お返事の方法", widget=forms.CheckboxSelectMultiple, choices=[("t", "電話"), ("m", "メール")]
    )
    at = forms.ChoiceField(label="時間", widget=forms.RadioSelect, choices=[("午前", [("9", "9:00"), ("10", "10:00")])])
    paper = forms.FileField(label="書類", required=False)
    agree = forms.BooleanField(label="同意します")


class OneQuestionForm(CalmForm):
    """A page with one question."""

    page_heading = "matter"
    matter = PlainTextField(label="どんなことでお困りですか", multiline=True, help_text="思いつくままで大丈夫です。")
