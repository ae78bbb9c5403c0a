"""What may go wrong with calendars to subscribe to."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError


class NotOnRosterError(RecordNotFoundError):
    """Only who stands on the roster has duties and bookings to show."""

    code = "calendar.not_on_roster"
    message = _("当番表に載っている人だけが、カレンダーのアドレスを作れます。")


class FeedNotFoundError(RecordNotFoundError):
    """There is no such address in this city, or it was revoked."""

    code = "calendar.not_found"
    message = _("このカレンダーは見つかりませんでした。")
