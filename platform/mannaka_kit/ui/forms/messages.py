"""What the forms say when something is missing or cannot be read: plain, and naming the field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from django import forms
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, gettext_lazy

CHOICE_WIDGETS: Final = (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple)

# A label that is itself a sentence (「いつがよろしいですか」) cannot stand inside another one.
_SENTENCE_ENDS: Final = ("か", "？", "?", "。", "ください")

_BY_FIELD: Final[Mapping[type[forms.Field], Mapping[str, str | Promise]]] = {
    forms.EmailField: {
        "invalid": gettext_lazy("メールアドレスは、name@example.jp の形で入力してください。"),
    },
    forms.DateField: {
        "invalid": gettext_lazy("日付を読み取れませんでした。2026-01-15 の形で入力してください。"),
    },
    forms.IntegerField: {
        "invalid": gettext_lazy("数字だけで入力してください。"),
    },
    forms.ChoiceField: {
        "invalid_choice": gettext_lazy("選べる答えが変わりました。もう一度選んでください。"),
    },
    forms.FileField: {
        "empty": gettext_lazy("このファイルには中身がありません。ほかのファイルを選んでください。"),
        "missing": gettext_lazy("ファイルを受け取れませんでした。もう一度選んでください。"),
        "invalid": gettext_lazy("ファイルを受け取れませんでした。もう一度選んでください。"),
    },
}


def _asks(label: str) -> bool:
    return not label or label.endswith(_SENTENCE_ENDS)


def required_message(field: forms.Field) -> str:
    """Ask for the field in the words of its label."""
    label = str(field.label or "")
    if isinstance(field, forms.FileField):
        return gettext("ファイルを選んでください。")
    if isinstance(field, forms.BooleanField):
        return gettext("チェックを入れてください。")
    if isinstance(field.widget, CHOICE_WIDGETS):
        return (
            gettext("ひとつ選んでください。")
            if _asks(label)
            else gettext("%(label)sを選んでください。") % {"label": label}
        )
    return (
        gettext("入力してください。") if _asks(label) else gettext("%(label)sを入力してください。") % {"label": label}
    )


required_later = lazy(required_message, str)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a kind of field says by itself, and what it says here."""

    stock: Mapping[str, str | Promise]
    ours: Mapping[str, str | Promise]


_known: Final[dict[type[forms.Field], _Words]] = {}


def _words_of(kind: type[forms.Field]) -> _Words:
    if kind not in _known:
        stock = [getattr(cls, "default_error_messages", {}) for cls in reversed(kind.__mro__)]
        ours = [messages for field, messages in _BY_FIELD.items() if issubclass(kind, field)]
        _known[kind] = _Words(_joined(stock), _joined(ours))
    return _known[kind]


def _joined(parts: Iterable[Mapping[str, str | Promise]]) -> dict[str, str | Promise]:
    return {code: words for part in parts for code, words in part.items()}


def use_plain_messages(field: forms.Field) -> None:
    """Put our words in place of Django's, wherever the form's author wrote none; they are said when they are needed."""
    words, told = _words_of(type(field)), cast("dict[str, Any]", field.error_messages)
    for code, message in (("required", required_later(field)), *words.ours.items()):
        # The very object: comparing the words of two of them would look both up, for each field of each form.
        if told.get(code) is words.stock.get(code):
            told[code] = message
