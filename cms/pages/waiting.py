"""The waiting at the counter in words, as the city's page tells it."""

from datetime import datetime

from django.utils.translation import gettext

from case_core.reception.estimates import words_of
from case_core.reception.hall_reading import public_waiting


def waiting_words(*, at: datetime, is_open: bool) -> str:
    """Say how many wait now and for about how long; nothing while the centre is closed or nobody takes numbers."""
    told = public_waiting(at=at) if is_open else None
    if told is None:
        return ""
    if not told.waiting:
        return gettext("いま待っている人はいません")
    people = gettext("いま待っている人 %(people)d人") % {"people": told.waiting}
    if told.estimate.minutes is None:
        return people
    return gettext("%(people)s、%(time)s") % {"people": people, "time": words_of(told.estimate)}
