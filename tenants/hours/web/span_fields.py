"""The three pairs of times in a form, and what they come to."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm
from tenants.hours.errors import ClosesBeforeOpeningError, OverlappingSpansError
from tenants.hours.spans import MIDNIGHT, MOST_SPANS, Span, Spans, clock_text, joined
from tenants.hours.typed_times import parse_minute


class ClockField(forms.CharField):
    """A time of day as people type it; full-width digits are read, too."""

    default_error_messages = {"invalid": _("時刻は、8:30 の形で入力してください。夜中に閉めるときは 24:00 です。")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "size": 8}))
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> Any:
        """Return the minute of the day, or None.

        :raises ValidationError: if there is no such time.
        """
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return parse_minute(typed)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: Any) -> None:
        """Everything is said by `to_python`: an empty time is none."""

    def run_validators(self, value: Any) -> None:
        """Lengths of text say nothing about a minute."""

    def prepare_value(self, value: Any) -> Any:
        """Show a known minute as on the door; what was typed stays as it was typed."""
        return clock_text(value) if isinstance(value, int) else value


_PAIRS: Final = (("opens", "closes"), *((f"opens_{number}", f"closes_{number}") for number in range(2, MOST_SPANS + 1)))


class SpansForm(CalmForm):
    """A form with the times of a day: none at all means closed."""

    opens = ClockField(label=_("開ける時刻"))
    closes = ClockField(label=_("閉める時刻"))
    opens_2 = ClockField(label=_("昼休みなどの後に開ける時刻"))
    closes_2 = ClockField(label=_("その後に閉める時刻"))
    opens_3 = ClockField(label=_("もう一度開ける時刻"))
    closes_3 = ClockField(label=_("最後に閉める時刻"))

    def clean(self) -> dict[str, Any]:
        """Put the pairs together, and say at its field what is wrong with one."""
        data = super().clean() or self.cleaned_data
        spans: list[Span] = []
        for opens, closes in _PAIRS:
            span = self._span(opens, closes)
            if span is None:
                continue
            if any(span.begins < other.ends and other.begins < span.ends for other in spans):
                self.add_error(opens, str(OverlappingSpansError.message))
            spans.append(span)
        data["spans"] = joined(spans)
        return data

    def _span(self, opens: str, closes: str) -> Span | None:
        if opens in self.errors or closes in self.errors:
            return None
        begins, ends = self.cleaned_data.pop(opens, None), self.cleaned_data.pop(closes, None)
        if begins is None and ends is None:
            return None
        if begins is None or ends is None:
            words = gettext("開ける時刻と閉める時刻は、両方入力してください。休みにするときは、すべて空けてください。")
            self.add_error(opens if begins is None else closes, words)
            return None
        if begins == MIDNIGHT:
            self.add_error(opens, gettext("開ける時刻は 23:59 までにしてください。"))
            return None
        if ends <= begins:
            midnight = gettext("夜中の0時に閉めるときは、24:00 と入力してください。")
            self.add_error(closes, midnight if ends == 0 else str(ClosesBeforeOpeningError.message))
            return None
        return Span(begins, ends)

    @staticmethod
    def typed(spans: Spans) -> dict[str, int]:
        """Return what a form shows of known spans."""
        shown: dict[str, int] = {}
        for (opens, closes), span in zip(_PAIRS, spans, strict=False):
            shown |= {opens: span.begins, closes: span.ends}
        return shown
