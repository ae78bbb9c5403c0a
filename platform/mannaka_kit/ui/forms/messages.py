"""What the forms say when something is missing or cannot be read: plain, and naming the field."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.functional import Promise
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


def _stock_messages(field: forms.Field) -> dict[str, str | Promise]:
    messages: dict[str, str | Promise] = {}
    for cls in reversed(type(field).__mro__):
        messages.update(getattr(cls, "default_error_messages", {}))
    return messages


def use_plain_messages(field: forms.Field) -> None:
    """Put our words in place of Django's, wherever the form's author wrote none."""
    stock = _stock_messages(field)
    ours: dict[str, str | Promise] = {"required": required_message(field)}
    for kind, messages in _BY_FIELD.items():
        if isinstance(field, kind):
            ours.update(messages)
    for code, message in ours.items():
        if field.error_messages.get(code) == stock.get(code):
            field.error_messages[code] = str(message)
