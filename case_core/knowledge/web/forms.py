"""The forms of answers."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.knowledge.checks import words_left
from case_core.knowledge.models import Article
from case_core.knowledge.selectors import Narrowing
from case_core.knowledge.states import ArticleKind, ArticleStatus
from case_core.knowledge.texts import ArticleText
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.organisation.models import Section

PUBLISH, RETURN = "publish", "return"
_CHOOSE: Final = ("", _("選んでください"))
_ALL: Final = ("", _("すべて"))


class ArticleForm(CalmForm):
    """A question, its answer, who looks after it and until when it holds."""

    kind = forms.ChoiceField(label=_("だれが読みますか"), choices=ArticleKind, widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("分野"), choices=[_CHOOSE, *Topic.choices])
    question = PlainTextField(
        label=_("質問"), limit=200, help_text=_("たずねる人の言葉で書きます。例：訪問販売の契約をやめたいです")
    )
    answer = PlainTextField(label=_("回答"), multiline=True)
    keep = forms.MultipleChoiceField(
        label=_("残す言葉"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("市の施設や、だれでも知ってよい電話番号のように、残してよい言葉だけを選びます。"),
    )
    owner = forms.ChoiceField(label=_("受け持つ課"), required=False)
    review_on = forms.DateField(label=_("見直す日"), help_text=_("この日を過ぎると、「見直しが必要」の一覧に出ます。"))
    expires_on = forms.DateField(
        label=_("公開の終わりの日"), required=False, help_text=_("終わりがない回答は、空けておきます。")
    )

    def __init__(
        self, *args: Any, sections: Iterable[Section], taken_out: Collection[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        owner, keep = self.fields["owner"], self.fields["keep"]
        if isinstance(owner, forms.ChoiceField) and isinstance(keep, forms.ChoiceField):
            owner.choices = [("", _("相談センター")), *((str(each.pk), each.name) for each in sections)]
            left = words_left(*self._texts(), taken_out=taken_out)
            keep.choices = [(word, word) for word in left]
            if not left:
                del self.fields["keep"]
        self.fields["answer"].widget.attrs["rows"] = 14

    def _texts(self) -> list[str]:
        told = self.data if self.is_bound else self.initial
        return [str(told.get(name, "")) for name in ("question", "answer")]

    @staticmethod
    def known(article: Article) -> dict[str, Any]:
        """Return what an answer says, for its form."""
        names = ("kind", "topic", "question", "answer", "review_on", "expires_on")
        return {**{name: getattr(article, name) for name in names}, "owner": article.owner_id, "keep": article.kept}

    def text(self) -> ArticleText:
        """Return what was written."""
        told = self.cleaned_data
        return ArticleText(
            kind=ArticleKind(told["kind"]),
            topic=Topic(told["topic"]),
            question=told["question"],
            answer=told["answer"],
            owner_id=int(told["owner"]) if told["owner"] else None,
            review_on=told["review_on"],
            expires_on=told["expires_on"],
            keep=told.get("keep", ()),
        )


class LearnedForm(ArticleForm):
    """What a case taught: somebody has looked at each mask."""

    has_read = forms.BooleanField(label=_("伏せた言葉と本文を1つずつ読み、だれのことか分からないことを確かめました"))


class NarrowingForm(CalmForm):
    """What the list is narrowed to; it stands in the address."""

    sends = False

    status = forms.ChoiceField(label=_("状態"), choices=[_ALL, *ArticleStatus.choices], required=False)
    kind = forms.ChoiceField(label=_("種類"), choices=[_ALL, *ArticleKind.choices], required=False)
    topic = forms.ChoiceField(label=_("分野"), choices=[_ALL, *Topic.choices], required=False)
    is_due = forms.BooleanField(label=_("見直しが必要なものだけ"), required=False)

    def narrowing(self) -> Narrowing:
        """Return what to narrow to; a value that is not offered narrows nothing."""
        self.is_valid()
        return Narrowing(**self.cleaned_data)


class FindForm(CalmForm):
    """What somebody looks for; it is sent, never put into an address, since people type names."""

    sends = False

    asked = PlainTextField(label=_("聞きたいこと"), limit=200, widget=forms.TextInput)


class CheckForm(CalmForm):
    """What the second person says."""

    decision = forms.ChoiceField(
        label=_("どうしますか"),
        choices=[(PUBLISH, _("内容を確かめたので、公開する")), (RETURN, _("書き直してもらう"))],
        widget=forms.RadioSelect,
    )
    note = PlainTextField(
        label=_("直してほしいところ"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("書き直してもらうときに書きます。"),
    )


class RetireForm(CalmForm):
    """Why it is taken out."""

    note = PlainTextField(label=_("理由"), multiline=True, limit=1000)


class ConfirmRightForm(CalmForm):
    """When it is looked at again."""

    review_on = forms.DateField(label=_("次に見直す日"))
