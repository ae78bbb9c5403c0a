"""What may go wrong with the city's lists."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, NotFoundError


class ItemNotFoundError(NotFoundError):
    """There is no such line in the list."""

    code = "trouble_item.not_found"
    message = _("この項目は見つかりませんでした。")


class ItemNameMissingError(AnticipatedError):
    """A line has words."""

    code = "trouble_item.name_missing"
    message = _("項目の名前を入力してください。")


class ItemNameTakenError(AnticipatedError):
    """Two lines of one name would be counted apart."""

    code = "trouble_item.name_taken"
    message = _("この名前の項目が、すでにあります。")


class ItemEndedError(AnticipatedError):
    """The line has ended; its past is not rewritten."""

    code = "trouble_item.ended"
    message = _("この項目は、すでに廃止されています。")


class ItemDayError(AnticipatedError):
    """A line cannot end before it begins, nor on a day that is over."""

    code = "trouble_item.day"
    message = _("最後の日は、きょう以降で、始まりの日より前にならないようにしてください。")
