"""What may go wrong with consents, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, InvalidTransitionError


class ConsentNotFoundError(RecordNotFoundError):
    """There is no such consent for this person."""

    code = "consent.not_found"
    message = _("この同意の記録は見つかりませんでした。")


class GiverNotOfCaseError(AnticipatedError):
    """Only somebody of the case agrees to what is told of it."""

    code = "consent.giver_not_of_case"
    message = _("この相談の本人か関係者の中から選んでください。")


class RecipientMissingError(AnticipatedError):
    """A consent that names no body lets nobody be told."""

    code = "consent.recipient_missing"
    message = _("伝えてよい機関を、1つ以上選んでください。")


class DataClassMissingError(AnticipatedError):
    """A consent that names no data lets nothing be told."""

    code = "consent.data_class_missing"
    message = _("伝えてよい情報を、1つ以上選んでください。")


class ProofMissingError(AnticipatedError):
    """How the consent can be proved is written down."""

    code = "consent.proof_missing"
    message = _("どのように確かめたか（同意書の置き場所、聞いた場面など）を書いてください。")


class PurposeMissingError(AnticipatedError):
    """Nobody agrees to just anything."""

    code = "consent.purpose_missing"
    message = _("何のために伝えるのかを書いてください。")


class ExpiryOutOfRangeError(AnticipatedError):
    """A consent ends, within a year."""

    code = "consent.expiry_out_of_range"
    message = _("有効期限は、きょうから1年以内の日にしてください。")


class GivenLaterError(AnticipatedError):
    """Nobody has agreed tomorrow."""

    code = "consent.given_later"
    message = _("同意した日は、きょうまでの日にしてください。")


class ConsentWithdrawnError(InvalidTransitionError):
    """It was taken back before."""

    code = "consent.withdrawn"
    message = _("この同意は、すでに撤回されています。")
