"""The addresses of calendars: a clerk's own, and a room's."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from case_core.bookings.models import BookingOffer
from case_core.busy.actions.set_busy_file import set_busy_file
from case_core.calendars.actions.make_feed import make_feed
from case_core.desk.models import Room
from case_core.form_imports.actions.change_columns import change_columns
from case_core.form_imports.actions.create_form import create_form
from case_core.form_imports.actions.upload_file import upload_file
from case_core.form_imports.models import BookingImport, ImportForm
from case_core.roster.models import Counsellor
from mannaka_kit import clock
from tests.permissions.reception import reception
from tests.support.cast import SINCE, Cast
from tests.support.form_imports import COLUMNS, TEN_ROW, a_file
from tests.support.groupware import calendar, event

Values = Mapping[str, Any]


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


class _SentAgain(SimpleUploadedFile):
    """A file that can be sent a second time."""

    def read(self, num_bytes: int | None = None) -> bytes:
        """Read from the beginning."""
        self.seek(0)
        content: bytes = super().read(num_bytes)
        return content


KINDS_OF_IMPORTS: Mapping[str, type[Model]] = {"form_id": ImportForm, "import_id": BookingImport}
BODIES_OF_CALENDARS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "calendars:make": _nothing,
    "calendars:revoke": _nothing,
    "room_calendars:make": _nothing,
    "room_calendars:revoke": _nothing,
    "busy:file": lambda _: {"file": _SentAgain("calendar.ics", calendar(event()))},
    "busy:address": lambda _: {"address": "https://calendar.example.jp/a.ics"},
    "busy:remove": _nothing,
    "form_imports:add": lambda values: {"name": "新しいフォーム", "offer": values["offer_id"], "way": "telephone"},
    "form_imports:upload": lambda _: {"file": _SentAgain("yoyaku.csv", a_file(TEN_ROW))},
    "form_imports:columns": lambda _: {**COLUMNS, "about": ""},
    "form_imports:start": _nothing,
    "form_imports:discard": _nothing,
}


def calendars(cast: Cast, word: str) -> dict[str, Any]:
    """Put Aoi on the roster, and make the addresses of her calendar and of a room's, and what the reception holds."""
    facts = {"name": "青井 葵", "name_kana": "アオイ", "kind": "regular", "valid_from": SINCE}
    Counsellor.objects.get_or_create(user=cast.users["aoi"], defaults=facts)
    for room in Room.objects.all():
        make_feed(actor=cast.mio, room_id=room.pk, at=clock.now())
    for person in Counsellor.objects.filter(name=word):
        set_busy_file(counsellor_id=person.pk, content=calendar(event()), actor=cast.mio, at=clock.now())
    feed = make_feed(actor=cast.aoi, at=clock.now())
    return {"feed_token": feed.token, **_imports(cast, word), **reception(cast, word)}


def _imports(cast: Cast, word: str) -> dict[str, Any]:
    """Make a booking form, and a file of it that waits."""
    offer = BookingOffer.objects.latest("pk")
    told: dict[str, Any] = {"actor": cast.mio, "at": clock.now()}
    form = create_form(name=f"{word} {offer.pk}", offer_id=offer.pk, way="telephone", **told)
    change_columns(form_id=form.pk, columns=COLUMNS, **told)
    return {"form_id": form.pk, "import_id": upload_file(form_id=form.pk, content=a_file(TEN_ROW), **told).pk}
