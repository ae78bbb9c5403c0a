"""What may go wrong with calendars to subscribe to."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import InvalidTransitionError


class NotOnRosterError(RecordNotFoundError):
    """Only who stands on the roster has duties and bookings to show."""

    code = "calendar.not_on_roster"
    message = _("当番表に載っている人だけが、カレンダーのアドレスを作れます。")


class FeedNotFoundError(RecordNotFoundError):
    """There is no such address in this city, or it was revoked."""

    code = "calendar.not_found"
    message = _("このカレンダーは見つかりませんでした。")


class NoFeedError(InvalidTransitionError):
    """There is no address to revoke."""

    code = "calendar.none"
    message = _("止めるアドレスがありません。")
