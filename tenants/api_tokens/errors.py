"""What may be wrong with a token, or with what it is used for."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, InvalidTransitionError, NotAllowedError


class ScopeMissingError(NotAllowedError):
    """The token was not made for this."""

    code = "token.scope_missing"
    message = _("このトークンには、この操作の範囲がありません。")


class PurposeMissingError(AnticipatedError):
    """A token says what it is for."""

    code = "token.purpose_missing"
    message = _("使い道を入力してください。")


class ScopesMissingError(AnticipatedError):
    """A token that opens nothing is none."""

    code = "token.scopes_missing"
    message = _("範囲を1つ以上選んでください。")


class OwnerNotActiveError(AnticipatedError):
    """The owner is somebody who works here."""

    code = "token.owner_not_active"
    message = _("利用中の職員を選んでください。")


class ExpiryOutOfRangeError(AnticipatedError):
    """A token ends within a year."""

    code = "token.expiry_out_of_range"
    message = _("終了日は、きょうから1年以内の日にしてください。")


class TokenEndedError(InvalidTransitionError):
    """The token has been revoked already."""

    code = "token.ended"
    message = _("このトークンは、すでに止めてあります。")
