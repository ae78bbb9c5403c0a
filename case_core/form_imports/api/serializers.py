"""What of booking forms and their imports goes out, and what comes in; nothing that stands in a row goes out."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.bookings.api.serializers import OfferNameSerializer
from case_core.bookings.states import BookingWay
from case_core.cases.api.serializers import ClerkSerializer
from case_core.form_imports.states import ImportStatus, Problem
from case_core.form_imports.table import MOST_BYTES
from mannaka_kit.rest.fields import IdField, TextField

_LONGEST_HEADING = 200


def _heading() -> TextField:
    return TextField(limit=_LONGEST_HEADING, required=False, allow_blank=True)


class ColumnsSerializer(serializers.Serializer[Any]):
    """Which heading each field has; what is not named is not used."""

    key = _heading()
    moment = _heading()
    day = _heading()
    time = _heading()
    name = _heading()
    telephone = _heading()
    email = _heading()
    about = _heading()


class ImportFormSerializer(serializers.Serializer[Any]):
    """A booking form outside of this system."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    offer = OfferNameSerializer()
    way = serializers.ChoiceField(choices=BookingWay.choices)
    columns = serializers.DictField(child=serializers.CharField())


class NewImportFormSerializer(serializers.Serializer[Any]):
    """A form, and of which offer, in which way its bookings are."""

    name = TextField(limit=60)
    offer_id = IdField()
    way = serializers.ChoiceField(choices=BookingWay.choices)


class FormFileSerializer(serializers.Serializer[Any]):
    """A file of a booking form."""

    file = serializers.FileField(allow_empty_file=True, help_text=_("CSV。Shift_JISでもUTF-8でも。1MB、1,000行まで。"))

    def validate_file(self, file: Any) -> Any:
        """Take a file that could be read.

        :raises ValidationError: if it is larger.
        """
        if file.size > MOST_BYTES:
            raise serializers.ValidationError(
                _("ファイルが大きすぎます（1MB、1,000行まで）。期間を分けて書き出してください。")
            )
        return file


class ImportSerializer(serializers.Serializer[Any]):
    """The import of a file."""

    id = serializers.IntegerField()
    form_id = serializers.IntegerField()
    status = serializers.ChoiceField(choices=ImportStatus.choices)
    encoding = serializers.CharField()
    rows = serializers.IntegerField()
    done = serializers.IntegerField()
    made_by = ClerkSerializer()
    made_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)


class RowProblemSerializer(serializers.Serializer[Any]):
    """Why a row is left out, and the nearest times that are free instead."""

    row = serializers.IntegerField(help_text=_("表計算ソフトに出る行の番号。"))
    column = serializers.CharField(allow_blank=True)
    problem = serializers.ChoiceField(choices=Problem.choices)
    words = serializers.CharField()
    nearest = serializers.ListField(child=serializers.DateTimeField())


class OutcomeSerializer(serializers.Serializer[Any]):
    """How many rows become bookings, did before, and are left out, and why; at most a thousand rows."""

    rows = serializers.IntegerField()
    ready = serializers.IntegerField(help_text=_("予約になる（なった）行の数。"))
    repeated = serializers.IntegerField(help_text=_("すでに取り込んだ行の数。"))
    refused = serializers.IntegerField(help_text=_("取り込めない行の数。"))
    problems = RowProblemSerializer(many=True)


class ImportWithOutcomeSerializer(ImportSerializer):
    """The import of a file, with its trial or its result."""

    headings = serializers.ListField(child=serializers.CharField(), help_text=_("列の見出し（ファイルがあるあいだ）。"))
    is_trial = serializers.BooleanField(help_text=_("まだ何も取り込んでいないとき true。"))
    outcome = OutcomeSerializer(allow_null=True, help_text=_("列が決まっていないあいだは null。"))
